"""The ground every slice stands on: notices, refusals, tables, transactions, the post room."""
