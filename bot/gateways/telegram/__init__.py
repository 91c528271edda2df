"""Telegram: aiogram understands people, python-telegram-bot delivers, the loop is our own."""
