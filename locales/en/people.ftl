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
channel-lost = The bot { $bot } on { $gateway } is not accepted any more: its token is wrong or was withdrawn. What goes through it waits, other channels go on. Please set a new token and restart; "viec doctor" tells the details.
