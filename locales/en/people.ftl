# Persons, link codes, languages.
welcome = Hello { $honour } { $person }, { $office }. From now on you receive and report work right here.
welcome-leader = Try: digest · tasks waiting · assign Lan draft the memo by Friday
welcome-official = Try: tasks · week · score · help
welcome-admin = Try: tasks · help
not-linked = Hello. I work only with people whom their office gave a code. If you have one, send: link 123456
code-wrong = This code is not good: wrong, used, or older than 15 minutes. Ask your office for a new one and send: link 123456
code-too-often = Too many wrong codes. Please try again after { $until }.
already-linked = This chat already belongs to { $honour } { $person }.
language-set = From now on I speak English. To change back: language vi
language-unknown = I speak Vietnamese (vi) and English (en). Send: language vi
only-admin = Only an admin of the office may change this.
units-head = Units and who leads them:
units-leaders = { $leaders }, { $people ->
    [one] { $people } person
   *[other] { $people } people
}
units-nobody = led by nobody, { $people ->
    [one] { $people } person
   *[other] { $people } people
}
units-how = To let somebody act: units replace CB01 with CB03 until 30/11 · to end it: units end CB03
acting-set = { $person } leads in place of { $absent } until { $until }: assigns, reviews and sees what they would.
acting-ended = { $person } no longer leads in another's place.
acting-none = { $person } leads in nobody's place.
acting-codes = I could not read two codes. Send: units replace CB01 with CB03 until 30/11
acting-date = I could not read until when. Send: units replace CB01 with CB03 until 30/11
acting-leads_nothing = The absent person leads no unit.
channel-name-telegram = the Telegram bot { $bot }
channel-name-zalo = the Zalo bot { $bot }
channel-name-zalo-oa = the Zalo OA { $bot }
channel-token = The token of { $bot } is no longer accepted, so this channel has stopped; the others go on. Get a new token, put it into the settings and start again. Unsent letters wait for 7 days at most.
channel-scarce = { $bot } has used { $used }/{ $most } messages of this month. From 90% on digests and weekly cards are left out, from 95% on reminders too; answers and work still go. Add a bot or a larger plan.
channel-spent = Zalo says that { $bot } has no messages left ({ $used }/{ $most } counted this month). Letters wait and are tried again, after 15 minutes and then less and less often, up to 6 hours; digests and reminders are left out. Add a bot or a larger plan.
channel-unreached = Zalo cannot reach the webhook address of { $bot }. Check VIEC_PUBLIC_URL, the TLS certificate and the firewall, then run: viec doctor
channel-elsewhere = What is sent to { $bot } is brought to another address (a webhook), so this machine hears nothing. If that is not intended, run: viec zalo unhook
channel-reconnect = { $bot } is disconnected: Zalo does not renew its tokens any more. Get a new refresh token at Zalo for Developers and run: viec zalo connect. Unsent letters wait for 7 days at most, other channels go on.
