### Every word that a person reads, in English. One section a part of the program.

## Summary

summary-heading = **{ $ward } · { $period }**
summary-by-group-heading = **{ $ward } · { $period } · by group**
summary-own-heading = **Group { $number } · figures of { $year }**
summary-covered = { $submitted ->
        [one] 1 of { $expected } groups has submitted.
       *[other] { $submitted } of { $expected } groups have submitted.
    }
summary-covered-missing = { $submitted ->
        [one] 1 of { $expected } groups has submitted (missing: { $missing }).
       *[other] { $submitted } of { $expected } groups have submitted (missing: { $missing }).
    }
summary-no-groups = No group owes a report of this period.
summary-as-of = Figures as of { $moment }.
summary-ward-missing = The ward's own figures are still missing for month { $months }.
summary-uneven = Comparisons are a rough guide only: { $now } groups now, { $before } in { $period }.
summary-empty = There are no figures of this period yet.
summary-groups-of = { $yes } of { $all } groups
summary-none-arose = none arose
summary-yes = yes
summary-no = no
summary-reached = { $percent } of the target { $bar }
summary-exceeded = { $percent } of the target { $bar }, target exceeded
summary-not-known = not known yet by group { $groups }
# { $period } is “August 2019”, “quarter II of 2019” or “the same period of 2018”
summary-compared = against { $period }: { $change }
summary-unchanged = as in { $period }
summary-before = { $period }: { $value }
summary-last-year = the same period of { $year }
summary-by-group-mark = *: not all months of the period are submitted.
summary-other-groups-zero = { $count } other groups: 0
summary-groups-say = { $answer }: { $groups }
summary-all-groups-say = { $answer }: all { $count } groups
summary-own-submitted = Submitted: month { $months }.
summary-own-missing = Not submitted yet: month { $months }.
summary-own-not-known = not known yet: month { $months }
summary-month-short = M{ $month }

## Answers

yes = Yes
no = No
blank-not-known-yet = not known yet
blank-not-applicable = not applicable
blank-declined = no answer

## The monthly report

report-heading = **Report for { $month } · Group { $group }**
report-opening-fresh = { $count ->
        [one] One question,
       *[other] { $count } questions,
    } { $minutes ->
        [one] about a minute.
       *[other] about { $minutes } minutes.
    }
report-opening-started = This report is under way: { $open ->
        [one] one of { $count } questions is left.
       *[other] { $open } of { $count } questions are left.
    }
report-opening-gaps = { $open ->
        [one] One of its questions has no answer yet.
       *[other] { $open } of its questions have no answer yet.
    }
report-opening-complete = Every question is answered. Please look it over and send it.
report-opening-correction = This month has already been sent. If you change it and send again, it becomes revision { $revision }; the old one is kept.
report-opening-kept = You can stop at any time, what you have answered is kept.
report-due = Due: { $day }.
report-begin = Begin
report-continue = Go on
report-review = Look over the answers
report-as-last-month = As last month, except …
report-whole-month = The whole month in one message
report-later = Later
report-back = ◀ Previous
report-keep = Keep it
report-more = Other …
report-same = As last month ({ $answer })
report-not-known-yet = Not known yet
report-not-applicable = Not applicable to us
report-declined = I would rather not say
report-last-month = Last month: { $answer }
report-now = Now: { $answer }
report-noted = Noted: { $answer }.
report-noted-text = Noted: { $answer }
report-no-lines = none
report-no-lines-button = None
report-add-line = Add one
report-add-another-line = Add another
report-lines-done = Done
report-lines-more = Add another one, or tap “Done”.
report-field = **{ $list } · no. { $number }**
    { $label }?
report-skip-field = Skip
report-drop-line = ◀ Drop this one
report-right = { $figure } is right
report-again = Type it again
report-paused = What you have answered is kept. Tap “📝 Monthly report” whenever you want to go on.
report-form-changed = The form has just been updated. All your answers are still here.
report-only-text = I can only read text and figures here. Please type the answer or tap a button.
report-overtaken = Somebody else has just written in this report, so I have not taken your last message. Please look at the answers below, then go on.
report-tap-please = I did not understand this message. Please tap one of the buttons below.
report-edited = You changed your message: I have noted it as it stands now.
report-rest-added = I have added the rest of the long message to the answer.
report-rest-ignored = The rest of the long message does not count as an answer. Please answer the question above.
report-unreadable-money = I could not read this sum. Please write it in figures, such as 1.250.000 or 1tr250.
report-unreadable-count = I could not read this number. Please write a figure, such as 12; write 0 if there was none.
report-unreadable-yes-no = I am not sure what you mean. Please answer “yes” or “no”.
report-unreadable-line = I could not read the line “{ $line }”. One line for each, its parts separated by semicolons: { $fields }.
report-household-codes = The group's household codes: { $codes }.
report-unreadable-field = I could not read “{ $label }”. Please write it again.
report-unknown-code = This code is not on the group's list. The group's codes: { $codes }.
report-unclear-unit = This could be đồng, thousands or millions. Please choose:
report-unclear-approximate = I need the exact figure. Is it this one?
report-unclear-decimal = This can be read in several ways. Please choose:
report-unclear-zero = Was there nothing this month (0), or is the figure not known yet?
report-above-most = This is above the most that I can take for one group in one month ({ $most }). Please look again.
report-correct-other = Correct “{ $label }” ({ $answer })
report-doubt-unit = **{ $figure }** is far below the usual. Is a “thousand” or “million” missing?
report-doubt-above = **{ $figure }** is above what a group usually has in a month ({ $usual }). Please check:
report-doubt-cumulative = **{ $figure }** is no less than the year's earlier months together ({ $earlier }). Is it this month's own figure, or the total since January? If it is the total, this month's own figure is { $rest }.
report-doubt-spike = **{ $figure }** is { $times } times the usual month ({ $usual }). Please check:
report-narratives = **Notes, if you like**
    Tap a subject to add a few words about it. Nothing to add? Then look over the report.
report-narratives-done = Look over the report
report-narrative-hint = Type a few sentences, or tap the button to go back.
report-narrative-back = ◀ Nothing, go back
report-open = (not answered)
report-review-hint = Tap a number to change that answer, or type it at once, such as “1: 500 thousand”. If all is right, please send it.
report-review-open = { $open ->
        [one] One question is still open.
       *[other] { $open } questions are still open.
    } Tap a number to answer that one, or type for example “1: 500k”.
report-review-correction = This month has already been sent. Tap a number to change that answer, or type for example “1: 500k”; then please send it again (revision { $revision }).
report-review-draft = Tap a number to correct that answer. When you are done, ask the leader to look at it and send it.
report-add-narrative = Add notes
report-send = Send the report
report-answer-rest = Answer what is open ({ $open })
report-send-anyway = Yes, send it
report-look-again = Look again
report-same-as-last-month = All of this month's figures are the same as in { $month }. Is that really so?
report-still-open = Some questions are still open, please answer them.
report-no-such-number = The report has the questions 1 to { $count }. Please write one of these numbers.
report-as-last-month-done = I have noted the steady figures as last month and 0 for everything else. If anything was different, tap its number.
report-whole-month-hint = Copy the list below, write the figures after the colons and send it back. Leave a line empty if you do not have it: I will ask.
report-filled = { $count ->
        [one] One entry is noted.
       *[other] { $count } entries are noted.
    }
report-not-understood = I did not understand these lines:
    { $lines }
report-receipt = Received the report for { $month } of group { $group }, at { $time } on { $date }. Receipt **{ $receipt }**. Thank you.
report-receipt-next = Months that your group still owes: { $count }.
report-receipt-ward = To see the group's figures, tap “📊 Our figures”.
report-nothing-owed = Group { $group } owes no month. You can look at months already sent and correct them.
report-no-month = No month of group { $group } can be reported yet.
report-other-months = Other months:
report-month-owed = { $month } · not sent
report-month-sent = { $month } · sent, look or correct
report-choose-post = You hold several posts. Which one do you want to report for?
report-asks-nothing = Nothing is asked of you for { $month }. Thank you.
report-receipt-filed = Received the report for { $month } of group { $group } (filed by the secretary for the leader), at { $time } on { $date }. Receipt **{ $receipt }**. Thank you.
report-receipt-filed-next = Months that group { $group } still owes: { $count }.
report-filed-for-you = The ward's secretary has filed the report for { $month } of group { $group } for you. Receipt **{ $receipt }**. Please look at it; if something is not right, correct it and send it again.
report-filed-open = Look or correct
report-filing = You write for the leader. The report will say that the secretary filed it.
report-file-for = Secretary: file for a leader
report-no-groups = There is no month to file for yet.
report-choose-group = **Filing for a leader**
    { $owing ->
        [0] All { $groups } groups have sent everything. Whose report do you want to look at or correct?
       *[other] Groups that still owe something: { $owing } of { $groups }. Whose report do you want to write?
    }
report-group-sent = Group { $group } ✓
report-group-owes = Group { $group } · owes { $month }
report-group-owes-several = Group { $group } · owes { $count } months
report-groups-before = ◀ Back
report-groups-after = More ▶
report-by-leader = Answered by the leader: { $count }.
report-by-deputy = Answered by the deputy: { $count }.
report-by-secretary = Answered by the secretary: { $count }.
report-hand-over = Ask the leader to look and send
report-handed-over = The leader has been told to look at the report and send it. Thank you.
report-handed-over-secretary = Nobody holds the leader's post at the moment, so the ward's secretary has been told to look at the report and send it. Thank you.
report-handed-over-nobody = Nobody holds the leader's post at the moment, and the ward has no secretary. What you have written is kept; a new leader will see it when opening the report.
report-handed-over-already = They have been told already, and nothing has changed since.
report-waits = Your deputy has finished the **report for { $month }** of group { $group }. It waits for you to look at it and send it.
report-waits-secretary = The deputy of group { $group } has finished the **report for { $month }**. Nobody holds the leader's post at the moment: please look at it and file it.
report-waits-open = Open the report
report-months-button = Other months, months already sent

## Enrolment

enrol-is-it-you = Hello. I am the reporting assistant of { $ward }. You are invited to hold the post { $post }.
    Is that you?
enrol-is-it-you-known = You are invited to hold one more post: { $post }, { $ward }. Is that you?
enrol-is-it-you-again = Hello. I am the reporting assistant of { $ward }. This invitation is for whoever holds the post { $post }, to go on using it on this phone. The old phone will not work any more.
    Is that you?
enrol-held = When you accept, whoever holds this post now will hold it no more.
enrol-me = Yes, that is me
enrol-not-me = No, not me
enrol-not-me-goodbye = All right, I keep nothing. The invitation still works: please pass the link on to whoever is invited, or tell the ward's secretary. Thank you.
enrol-cancelled = All right, I stop here. The invitation still works: open the link again whenever you like.
enrol-tap-please = Please tap one of the buttons below.
enrol-address = How should I address you in Vietnamese?
enrol-address-noted = From now on I say “{ $address }” in Vietnamese.
enrol-phone = Would you like to give me your phone number, so that the ward's secretary can call you when needed? You need not. Please use the button at the bottom of the screen.
enrol-phone-share = 📱 Send my phone number
enrol-phone-later = Later
enrol-phone-noted = I have noted the number { $number }.
enrol-phone-skipped = That is all right. Whenever you want to give it, type /mydata.
enrol-phone-by-button = I take a number by the button only, to be sure that it is yours.
enrol-phone-not-own = This is not your own number in this messenger, so I have not noted it. I only take your own.
enrol-welcome = Thank you. From now on you hold the post **{ $post }**, { $ward }.
enrol-welcome-menu = Use the buttons at the bottom of the screen to begin.
enrol-waiting = What waits for you:
enrol-waiting-drafts = • Reports begun: { $months }
enrol-waiting-petition-begun = • A petition that is being written
enrol-waiting-followed = { $count ->
        [one] • 1 petition that was sent and is still open
       *[other] • { $count } petitions that were sent and are still open
    }
enrol-waiting-handled = { $count ->
        [one] • 1 petition being handled
       *[other] • { $count } petitions being handled
    }
enrol-own = You hold the post **{ $post }** already; there is nothing to do. If this invitation is for somebody else, please pass the link on: it still works.
enrol-unknown = This invitation link is not right. Please check it, or ask the ward's secretary for a new one.
enrol-used = This invitation has already been used. Please ask the ward's secretary for a new one.
enrol-taken-meanwhile = Somebody else has just accepted this invitation. If it was meant for you, please tell the ward's secretary. I keep nothing of your opening it.
enrol-expired = This invitation has expired. Please ask the ward's secretary for a new one.
enrol-revoked = The ward has withdrawn this invitation. If that is a mistake, please tell the ward's secretary.
enrol-stranger = Hello. I am the reporting assistant for residential groups and the ward's Fatherland Front committee. To use me you need an invitation link from the ward's secretary.
enrol-no-post = You hold no post here at present, so I have not taken this message. If that is a mistake, please tell the ward's secretary. To see or remove what is kept of you, type /mydata.
enrol-passed-on = From now on somebody else holds the post **{ $post }**, { $ward }, by the ward's invitation. What you have answered and sent is kept for them. If that is a mistake, please tell the ward's secretary.
enrol-passed-on-last = Thank you for all your work. To see or remove what is kept of you, type /mydata.
enrol-moved = From now on the assistant is used on another phone, by the ward's new invitation. This phone does not work any more. If that was not you, please tell the ward's secretary at once.
enrol-told-taken = The post **{ $post }** has been taken up by the ward's invitation. If that is not the right person, please type /ward to end it and invite somebody else.
enrol-told-moved = Whoever holds the post **{ $post }** uses the assistant on another phone from now on, by the ward's new invitation. If that is not the right person, please type /ward to end it and invite somebody else.
enrol-again-other-posts = This account holds another post, so it cannot take up this invitation. Please open the link with your new account, or tell the ward's secretary.

# The version of the two texts below: whoever changes them puts a new one here, and everybody is asked again.
consent-version = 2026-11
consent-short = **What is kept of you**
    • What I keep: your name and account number in this messenger, your post, how you wish to be addressed, your phone number if you give it, and what you send here.
    • What for: to take in the group's reports and petitions, and to write to you about them. For nothing else.
    • How long: name, account and phone number as long as you hold a post, and { $years ->
        [one] one year
       *[other] { $years } years
    } after that. Petitions { $petitions ->
        [one] one year
       *[other] { $petitions } years
    } after their end; those that cannot be handled, { $ineligible ->
        [one] one year
       *[other] { $ineligible } years
    }. The record of changes, which has no names, { $audit ->
        [one] one year
       *[other] { $audit } years
    }. The reported figures are the group's and are kept for good.
    • Who can see it: the secretary, the chair and the administrators of { $ward }.
    You can see it (/mydata), withdraw your consent or have it removed (/forget) at any time. Do you agree?
consent-details = **How personal data is processed** (version { $version }, under the Law on Personal Data Protection, no. 91/2025/QH15)

    1. Who is responsible: the Standing Board of the Vietnam Fatherland Front Committee of { $ward }. Contact: the committee's secretary, at the ward's office or through whoever has invited you.

    2. What is kept: your display name and account number in the messenger; your posts, from when until when; form of address and language; your phone number, if you send it yourself; the reports and petitions that you send; this consent.

    3. What for: to take in and compile the group's reports, to take in and follow petitions, and to write to you about them. No advertising, no selling, no passing on.

    4. How: automatically, on the ward's server; names, phone numbers and the content of petitions are encrypted. Messages pass through the messenger that you use; its servers may stand abroad, and its own rules apply there.

    5. Who can see it: the secretary, the chair and the administrators of { $ward }. Your successor sees the reports and petitions of the post, not your phone number.

    6. How long: name, account and phone number as long as you hold a post, and { $years ->
        [one] one year
       *[other] { $years } years
    } after that. Petitions { $petitions ->
        [one] one year
       *[other] { $petitions } years
    } after their end; those that cannot be handled, { $ineligible ->
        [one] one year
       *[other] { $ineligible } years
    }; where it is for your own household, your name and number are taken out of it when you are removed. Reported figures are the group's own and are kept for good, without your name once you are removed. The record of changes holds a code instead of your name, and is kept for { $audit ->
        [one] one year
       *[other] { $audit } years
    }.

    7. Your rights: to know; to agree or not; to withdraw your consent; to see, correct and receive a copy; to demand removal, restriction, or to object; to complain, denounce, sue and claim damages; to ask the authorities for protection. Type /mydata to see, correct or withdraw, /forget to remove: it is done here at once. The secretary answers requests within two working days.

    8. If you do not agree you suffer no disadvantage: reports and petitions can be handed to the secretary on paper as before. Withdrawing your consent does not undo what was done before.
consent-agree = I agree
consent-details-button = Read more
consent-refuse = I do not agree
consent-refused = All right, I keep nothing. Reports and petitions can be handed to the ward's secretary on paper as before. If you change your mind, open the link again: the invitation still works. Thank you.

post-leader = Leader of residential group { $group }
post-deputy = Deputy leader of residential group { $group }
post-front-board-head = Head of the front board of residential group { $group }
post-secretary = Secretary
post-chair = Chair
post-committee-member = Committee member
post-administrator = Administrator

## One's own data

consent-again = Before you go on, please read this again: the text on personal data has a new version. I have not taken what you have just sent; please answer this first, and send it again.
consent-thanks = Thank you. Please go on.
own-heading = **What is kept of you**
own-nothing = Nothing is kept of you.
own-name = • Name: { $name }
own-number = • Phone number: { $number }
own-no-number = • Phone number: none
own-voice = • Address in Vietnamese: { $address }; language: { $language }
own-accounts = • Account: { $accounts }
own-post = • Post: { $post }, { $ward }, since { $from }
own-past-post = • Former post: { $post }, { $ward }, { $from } to { $to }
own-consent = • Consent: version { $version }, { $day }
own-sent = • Sent: reports { $reports }, petitions { $petitions } (with photos and voice notes: { $files })
own-begun = • Being written: reports { $reports }, petitions { $petitions } (with photos and voice notes: { $files })
own-households = • Your name and number in petitions for your own household: { $numbers }
own-session = • What you are in the middle of with me, and what you were typing
own-file = my-data.json
own-file-caption = Everything that is kept, in full.
own-phone = Change the number
own-address = Change the address
own-withdraw = Withdraw my consent
own-forget = Remove my data
forget-posts = You hold:
    { $posts }
    To have your data removed, you have to give that up first. Would you like to wait for a successor, or leave it vacant and be removed now?
forget-posts-withdrawal = Without your consent I may keep nothing of you, so you would have to give up:
    { $posts }
    Would you like to wait for a successor, or leave it vacant and be removed now?
forget-wait = Tell the ward, wait for a successor
forget-vacant = Leave it vacant, remove me now
forget-keep = No, keep everything
forget-kept = All right, everything stays as it is.
forget-waiting = I have asked the ward to invite a successor. Until then you hold your post. Once somebody has taken it, type /forget.
forget-waiting-nobody = I have found nobody in the ward to tell. Please tell whoever is in charge there, or leave it vacant and be removed now: type /forget.
forget-confirm = I will remove your name, phone number, account, posts and consent. Figures and petitions that were sent stay the group's, and no longer point to you. What is removed cannot be brought back. Do you confirm?
forget-confirm-posts = You will give up:
    { $posts }
    The ward will be told. I will remove your name, phone number, account, posts and consent. Figures and petitions that were sent stay the group's, and no longer point to you. What is removed cannot be brought back. Do you confirm?
forget-erase = Remove my data
forget-done = Done. Nothing is kept of you any more. Thank you for your work for the ward and the group.
leave-wishes = Whoever holds the post **{ $post }** wishes to leave and to have their data removed, and waits for a successor. Please invite somebody: type /ward. By law the request has to be dealt with within two working days.
leave-left = The post **{ $post }** is vacant from now on: its holder has left and had their data removed. Reports begun and petitions of the post are all there. Please invite somebody: type /ward.

## The committee's chat

bind-done = From now on this group receives the compiled figures of { $ward }. Type /summary to see them, such as: /summary nine months 2019
bind-how = Hello. I am the reporting assistant. To have this group receive the ward's compiled figures, the secretary types /bind with the code that was given out.
bind-back = I am ready. Type /summary to see the compiled figures.
bind-unknown = This code is not right. Please check it, or ask for a new one.
bind-revoked = This code has been withdrawn. Please ask for a new one.
bind-used = This code has already been used. Please ask for a new one.
bind-expired = This code has expired. Please ask for a new one.
bind-told-bound = A chat has just been bound as the committee's chat of { $ward }, and receives the compiled figures from now on. If that is the wrong chat, please type /ward to release it.
bind-told-removed = The assistant has just been removed from the committee's chat of { $ward }, so the chat gets no figures any more. To bind it again, please type /ward for a new code.
bind-told-released = A committee's chat has just been released from { $ward }, and gets no figures any more. To bind it again, please type /ward for a new code.

## Handling petitions

menu-petitions = 📂 Petitions
command-petitions = Petitions: list and handling
help-register = 📂 **Petitions** (/petitions): read, answer and settle them. Type a number such as KN-2019-0018 to open that petition.

register-choose-ward = Which ward's petitions?
register-heading = **Petitions · { $filter }: { $count }**
register-empty-open = No petition is waiting to be settled.
register-empty = There is no petition here.
register-page = Page { $page }/{ $pages }. Tap a number to open it.
register-tap-to-open = Tap a number to open it.
register-choose-field = **Open petitions by field.** Choose one:
register-choose-group = **Open petitions by group.** Choose one:
register-not-found = There is no petition { $number }. Please look at the number again, or choose one from the list below.
register-filter-open = Open
register-filter-new = New
register-filter-mine = Mine
register-filter-due = Due soon
register-filter-overdue = Overdue
register-filter-done = Done
register-fields-button = By field
register-groups-button = By group
register-list-button = ◀ List
register-group = group { $group }
register-ward = whole ward
register-no-deadline = no deadline
register-due-today = due today
register-due-in = { $days ->
        [one] 1 working day left
       *[other] { $days } working days left
    }
register-overdue-by = { $days ->
        [one] ⚠ overdue by 1 working day
       *[other] ⚠ overdue by { $days } working days
    }
register-overdue-today = ⚠ just overdue
register-no-data = deadline unknown: no holidays of { $year } yet

register-card-received = Received { $moment }
register-card-received-from = Received { $moment }, sent by: { $post }
register-card-imported = Received { $day }, imported from the old register
register-card-handler = Handled by: { $post }
register-card-no-handler = Nobody handles it yet
register-card-households = Households: { $count }
register-card-asks = Who asks: { $who }
register-card-anonymous = Who asks: no name given
register-card-protected = The identity of who asks is protected.
register-card-text = **What it says**
register-card-no-text = (no text)
register-card-removed = What it said is kept no longer: its time was over, and it was removed.
register-card-place = Place: { $place }
register-card-place-on-map = Place: on the map, tap the button to see it
register-card-deadlines = **Deadlines**
register-card-deadline-met = ✓ { $what }
register-card-deadline = { $day } ({ $left }): { $what }
register-card-history = **What has happened**
register-card-duplicates = **May be the same as:** { $numbers }
register-files-button = See { $files }
register-place-button = 📍 See the place
register-files-waiting = { $count ->
        [one] 1 file is still being fetched. Please tap again in a few minutes.
       *[other] { $count } files are still being fetched. Please tap again in a few minutes.
    }
register-files-lost = { $count ->
        [one] 1 file could not be fetched.
       *[other] { $count } files could not be fetched.
    }
register-file-caption = { $number } · { $moment }
register-changed = Petition { $number } has just changed. This is how it stands now:
register-done = Recorded: **{ $what }**.
register-done-told = Recorded: **{ $what }**. The sender has been told.
register-new-words = What you have just written was not sent:

petition-photos = { $count ->
        [one] 1 photo
       *[other] { $count } photos
    }
petition-voices = { $count ->
        [one] 1 voice note
       *[other] { $count } voice notes
    }

petition-action-take = Take it up
petition-action-ask-more = Ask the sender
petition-action-known = All is known now
petition-action-ineligible = Not eligible
petition-action-guide = Guide elsewhere
petition-action-forward = Forward
petition-action-accept = Accept
petition-action-refuse = Refuse
petition-action-start = Start settling
petition-action-answer = Answer
petition-action-settle = Settle
petition-action-reopen = Not yet
petition-action-withdraw = Withdraw
petition-action-coordinated = With the People's Committee

petition-event-received = Received
petition-event-imported = Imported from the old register: { $status }
petition-event-taken = Taken up, being classified
petition-event-more-asked = The sender was asked: { $text }
petition-event-added = The sender added: { $text }
petition-event-known = What was asked for is known; it goes on
petition-event-ineligible = Not eligible: { $text }
petition-event-guided = Guided elsewhere: { $text }
petition-event-forwarded = Forwarded to { $body }
petition-event-forwarded-under = Forwarded to { $body }, number { $reference }
petition-event-accepted = Accepted
petition-event-refused = Refused: { $text }
petition-event-started = Settling began
petition-event-answered = The sender was answered: { $text }
petition-event-settled = Settled: { $outcome } Based on: { $reason }
petition-event-settled-plain = Settled
petition-event-reopened = The sender is not content: { $text }
petition-event-withdrawn = Withdrawn by the sender
petition-event-coordinated = Settled together with the People's Committee

handling-heading-ask-more = Ask the sender
handling-heading-ineligible = Not eligible
handling-heading-guide = Guide elsewhere
handling-heading-forward = Forward
handling-heading-refuse = Refuse
handling-heading-answer = Answer the sender
handling-heading-settle = Settle
handling-heading-add-more = Add more
handling-heading-reopen = Not yet
handling-heading-withdraw = Withdraw
handling-ask-question = What does the sender need to tell? Please type the question.
handling-ask-where-to = Where should the sender turn to? Choose, or type name and address.
handling-ask-body = Which body does it go to? Choose, or type its name.
handling-ask-reference = What is the number of the letter to { $body }?
handling-no-reference = No number yet
handling-ask-reason = For what reason? The sender will read exactly what you write.
handling-ask-answer = Please type the answer to the sender.
handling-ask-answer-or-template = Please type the answer to the sender, or choose one of the templates.
handling-ask-outcome = What is the outcome: what was done, where, when?
handling-ask-basis = What does it rest on? For instance: inspected on the spot on 05/10, or a letter and its number.
handling-ask-evidence = Please send photos that show the outcome. If there is nothing to photograph, tap the button.
handling-no-photo = No photo (not applicable)
handling-photos-so-far = { $photos ->
        [one] 1 photo received. Send more, or tap “Done”.
       *[other] { $photos } photos received. Send more, or tap “Done”.
    }
handling-done = Done
handling-ask-added = Please write, take photos or record a voice note here. When everything is sent, tap “Done”.
handling-added-so-far = Received: { $parts }. Send more, or tap “Done”.
handling-a-text = your words
handling-ask-reopen = What is not yet right?
handling-sender-will-read = The sender will read:
    { $text }
handling-handler-will-read = The handler will read:
    { $text }
handling-review-forward = Forward to: { $body }
    Letter number: { $reference }
handling-review-forward-plain = Forward to: { $body }
    Letter number: none yet
handling-review-settle = Outcome: { $outcome }
    Based on: { $reason }
    Evidence: { $evidence }
handling-evidence-not-applicable = not applicable
handling-review-coordinated = Note that this petition is dealt with together with the People’s Committee? The sender is told, and it counts as coordinated.
handling-review-withdraw = Do you really want to withdraw this petition? It will not be settled then.
handling-withdraw = Yes, withdraw it
handling-keep-it = No, keep it
handling-send = Send
handling-note-it = Yes, note it
handling-again = Write anew
handling-leave = Leave it
handling-left = Left. Nothing has changed in petition { $number }.
handling-set-aside = What you were writing about petition **{ $number }** is kept. Open the petition and tap the same button to go on.
handling-taken-up = This is what you wrote last time. Go on, or tap a button below.
handling-given-back = Petition **{ $number }** has changed, so what you wrote before cannot be sent any more:
handling-given-back-files = (with { $count ->
        [one] 1 photo or voice note
       *[other] { $count } photos and voice notes
    }, not kept any longer)
handling-denunciation-chat = I removed what you had just written; nobody can read it. Petition **{ $number }** stays as it was. You may want to delete the messages that you sent in this chat, too.
handling-reason-vague = This reason is too short for the sender to understand. Please say more: one sentence at least.
handling-outcome-vague = From this the sender cannot tell how it was settled. Please say more: what was done, where, when.
handling-basis-vague = This is too general. Please say more: when it was inspected, under which letter, who confirmed it.
handling-too-long = This is too long. Please write it more briefly.
handling-only-text = This question needs words. Please type them.
handling-only-photos = This question needs photos. Please send some, or tap a button below.
handling-only-text-and-files = I can take text, photos and voice notes. Please send it in one of these ways.
handling-enough-files = { $most } files are enough; I cannot take more.
handling-review-tap = Please look through it, then tap a button below.
handling-overtaken = The petition has just changed, see above. What you wrote is still here. Please see whether it is still to be sent.

reminder-handler-heading = **Reminder: petitions that fall due**
reminder-overdue-heading = **Petitions that are overdue**
reminder-soon = { $number } · { $kind } · { $group }: { $what }, due { $day }
reminder-today = { $number } · { $kind } · { $group }: { $what }, due today, { $day }
reminder-overdue = { $number } · { $kind } · { $group }: { $what }, was due { $day }, handled by: { $handler }
reminder-nobody = nobody yet

## Following a petition

follow-heading = **{ $number } · { $kind }**
follow-list-heading = **Petitions sent: { $count }**
follow-list-empty = No petition has been sent yet.
follow-list-line = **{ $number }** · { $kind } · { $field }
    { $status }
follow-list-hint = Tap a number to see it.
follow-older-button = Older ▶
follow-newer-button = ◀ Newer
follow-number-unknown = { $number } is none of the petitions that you follow.
follow-which = Which petition do you mean? Tap its number, then “It is fine” or “Not yet”.
follow-which-answered = Which petition do you answer? Tap its number, then “Reply”, and send it again, please: the last message was not noted.
follow-now = Now: { $status }
follow-own-words = **What was sent**
follow-history = **What has happened**
follow-track-button = Follow
follow-reply-button = Reply
follow-add-button = Add more
follow-withdraw-button = Withdraw
follow-fine-button = It is fine
follow-not-fine-button = Not yet
follow-list-button = 📋 Petitions sent
follow-photos-button = { $count ->
        [one] See 1 photo
       *[other] See { $count } photos
    }

follow-status-received = received, waiting for somebody to look at it
follow-status-classifying = somebody is looking at it
follow-status-waiting = waiting for your reply
follow-status-ineligible = it cannot be handled
follow-status-guided = you were told where to turn to
follow-status-forwarded = passed on to those in charge, waiting for the outcome
follow-status-accepted = accepted
follow-status-in-progress = being settled
follow-status-settled = settled
follow-status-refused = not accepted
follow-status-withdrawn = withdrawn

follow-event-received = The ward received it
follow-event-taken = Somebody began to look at it
follow-event-more-asked = The ward asked: { $text }
follow-event-added = Added: { $text }
follow-event-known = The ward knows what it asked for; it goes on
follow-event-ineligible = It cannot be handled: { $text }
follow-event-guided = The ward said where to turn to: { $text }
follow-event-forwarded = Passed on to { $body }
follow-event-forwarded-under = Passed on to { $body }, number { $reference }
follow-event-accepted = Accepted
follow-event-refused = Not accepted: { $text }
follow-event-started = Settling began
follow-event-answered = The ward answered: { $text }
follow-event-settled = Settled: { $outcome }
follow-event-reopened = Not yet fine: { $text }
follow-event-withdrawn = Withdrawn
follow-event-coordinated = The People's Committee takes part

follow-next-reply = By { $day } at the latest you will hear whether it is accepted, passed on, or why not.
follow-next-settle = By { $day } at the latest you will hear the outcome.
follow-next-late = This should have been done by { $day }. I remind the ward of it.
follow-next-open = When there is news, you will hear at once.
follow-next-waiting = The sooner you reply, the sooner it goes on.
follow-next-ended = If this seems wrong to you, ask the ward's secretary, or send a new petition.

follow-told-taken = Somebody at the ward's committee is looking at petition **{ $number }**.
follow-told-known = Petition **{ $number }**: the ward knows what it needed and goes on with it.
follow-told-more-asked = About petition **{ $number }** the ward needs to know from you:
    { $text }
follow-told-ineligible = We are sorry: petition **{ $number }** cannot be handled. The reason:
    { $text }
follow-told-guided = What petition **{ $number }** asks for is done elsewhere. Please turn to:
    { $text }
follow-told-forwarded = Petition **{ $number }** was passed on to { $body } to be settled.
follow-told-forwarded-under = Petition **{ $number }** was passed on to { $body } to be settled, letter number { $reference }.
follow-told-accepted = Petition **{ $number }** has been accepted.
follow-told-refused = We are sorry: petition **{ $number }** was not accepted. The reason:
    { $text }
follow-told-started = Settling petition **{ $number }** has begun.
follow-told-answered = The ward answers about petition **{ $number }**:
    { $text }
follow-told-settled = Petition **{ $number }** has been settled.
    Outcome: { $outcome }
    Based on: { $reason }
follow-told-coordinated = Petition **{ $number }** is settled together with the ward's People's Committee.
follow-ask-fine = Is it fine this way?
follow-ask-fine-again = This petition has been looked at once more already. If it is still not fine, tap the button to see what else you can do.

follow-fine = Thank you for telling us. Petition { $number } is closed.
follow-fine-once-more = Petition { $number } has been settled anew once, so it cannot be reopened here again. There is more that you can do: send a new petition with /petition and name this number; or meet the ward's secretary in the hours for citizens.
follow-withdrawn = Petition { $number } has been withdrawn. The handler has been told.
follow-added = Added to petition { $number }. The handler has been told.
follow-reopened = Petition { $number } is open again. The handler has been told. When there is news, you will hear at once.
follow-changed = Petition { $number } has just changed, so this could not be done. This is how it stands now:

notice-added = Petition **{ $number }**: the sender has added something.
notice-reopened = Petition **{ $number }**: the sender says it is **not yet fine**. It is open again; the first deadline keeps running.
notice-withdrawn = Petition **{ $number }**: the sender has withdrawn it.
notice-open-button = Open

## Language

language-ask = Please choose a language:
language-name = English
language-set = I will use English from now on.

## Menu and help

menu-report = 📝 Monthly report
menu-petition = 📮 Send a petition
menu-figures = 📊 Our figures
menu-summary = 📈 Ward summary
menu-help = ❓ Help
command-report = Monthly report
command-petition = Send a recommendation, feedback or complaint
command-figures = The group's figures of the year
command-summary = The ward's compiled figures
command-help = Help
command-language = Choose the language
command-cancel = Stop what you are doing; answers are kept
help-heading = **What you can do here:**
help-reports = 📝 **Monthly report** (/report): answer one question at a time, by button or by typing a figure such as 1tr250. Stop whenever you like. If you mistyped, edit that message.
    📊 **Our figures** (/figures): what was sent for each month of the year.
help-files = 📝 **Monthly report** (/report): file for a leader who has no smartphone.
help-petitions = 📮 **Send a petition** (/petition): pass on what residents ask for by text, photos or voice, and follow it until it is settled.
help-reads = 📈 **Ward summary** (/summary), such as: /summary q3 2019
help-always = /language to choose the language · /cancel to stop; what you have answered is kept.
help-own-data = /mydata to see what I keep about you · /forget to have it removed.
help-committee = Type /summary to choose a period, or name it at once: /summary 9/2019, /summary q3 2019, /summary nine months 2019, /summary 2019. Type /language to change the language.
help-not-for-you = This does not belong to your post. If that is a mistake, please tell the ward's secretary.
help-say-privately = In this group I only take /summary, /help and /language. For everything else, please write to me privately.
help-not-understood = I did not understand this message. Please use the buttons at the bottom of the screen.
stale-button = This button belongs to an earlier question. Please use the newest message.
help-cancelled = What you were in the middle of is stopped.
help-nothing-to-cancel = There is nothing to stop at the moment.
help-edit-changes-nothing = The message you changed was no answer, so nothing has changed.
help-apology = Sorry, I could not handle your last message. Everything you have answered is still there. Please send it again.

## The summary in chat

summary-choose-period = Which period's figures?
summary-period-unclear = I am not sure which period you mean. You can write: 9/2019, q3 2019, six months 2019, nine months 2019, 2019.
summary-groups-button = By group
summary-periods-button = Other period

## The ward's set-up

menu-ward = 🏘 Ward
command-ward = The ward's posts, targets and settings
help-ward = 🏘 **Ward** (/ward): who holds which post, invitations, targets, calendar, residential groups.
ward-choose = Which ward would you like to see?
ward-home-groups = { $count ->
        [one] 1 residential group in force.
       *[other] { $count } residential groups in force.
    }
ward-home-posts = Posts: { $held } held, { $vacant } vacant.
ward-home-chat = Committee's chat: bound.
ward-home-no-chat = Committee's chat: not bound.
ward-home-invitations = Open invitations: { $count }.
ward-posts-button = 👥 Posts and inviting
ward-invitations-button = ✉️ Open invitations
ward-chat-button = 💬 Committee's chat
ward-posts-heading = **Posts**
    Choose a group to see who holds which post, to invite, or to end one.
ward-posts-of-ward = The ward's committee
ward-posts-of-group = { $name } · { $count }/{ $most }
ward-posts-of-heading = **Posts · { $name }**
ward-posts-back = ◀ Posts
ward-post-held = { $person }, since { $since }
ward-post-vacant = (vacant)
ward-post-nameless = (name not known)
ward-post-passes-on = If you invite somebody else: once they accept, the present holder's post ends, and what is begun passes on to them.
ward-post-invite = ✉️ Invite somebody
ward-post-again = 📱 Invite again (lost or new phone)
ward-post-end = End this post
ward-post-again-numbered = 📱 Invite person { $number } again
ward-post-end-numbered = End the post of person { $number }
ward-post-end-ask = **{ $post }**: { $person }
    End this post now? What was submitted or begun is kept for whoever comes next. I will tell them.
ward-post-end-yes = Yes, end it
ward-post-end-last = Nobody else can set the ward up. Please invite another secretary or administrator first.
ward-post-ended-done = **{ $post }** is vacant from now on.
ward-post-ended-revoked = Invitations to this post that nobody had used are taken back. When there is somebody for it, please send a new one.
ward-post-ended = Your post **{ $post }**, { $ward }, has ended. What you have sent is kept. Thank you for your time. If this is a mistake, please write to the ward's secretary.
ward-again-ask = **{ $post }**: { $person }
    Invite them again because a phone was lost or changed? They keep their posts and what is begun. Once they accept on the new phone, the old one has no access any more.
ward-again-yes = Yes, invite again
ward-again-elsewhere = **{ $post }**: { $person }
    This person holds a post in another ward too, so this ward cannot move their whole account to another phone. Please tap “{ ward-post-invite }” at each post of this ward and send the invitation to the new phone: whoever accepts it goes on with the post and with what was begun. For the posts of the other ward, its secretary sends the invitation.
ward-invitation-to = **Invitation: { $post }**, { $ward }
ward-invitation-again = **Invitation for a new phone: { $post }**, { $ward }
ward-invitation-how = Send this picture or link to the person invited. It works once, until { $day }.
ward-invitation-line = { $what } · until { $day }
ward-invitation-other-phone = invited again on another phone
ward-invitation-chat = Code for the committee's chat
ward-invitations-none = There are no open invitations.
ward-invitations-heading = **Open invitations: { $count }**
    Tap the one that you want to take back.
ward-revoke-ask = Take back the invitation **{ $what }**?
    The link and the picture that were sent will not work any more.
ward-revoke-yes = Yes, take it back
ward-chat-none = **Committee's chat**: not bound.
    Once bound, it gets the summary when every group has submitted, and /summary shows it there.
ward-chat-bound = **Committee's chat**: { $count ->
        [one] one chat is bound.
       *[other] { $count } chats are bound.
    }
ward-chat-code-button = Get a code for a chat
ward-chat-release-button = Release chat { $number } (since { $since })
ward-chat-code = Add the assistant to the committee's chat, and write there:
    /bind { $code }
    The code works once, until { $day }.
ward-chat-release-ask = Release this chat? It will not get or see the ward's figures any more.
ward-chat-release-yes = Yes, release it
ward-chat-released = From now on this chat gets no figures of { $ward } any more.
ward-home-choose = Choose what to look at or change:
ward-targets-button = 🎯 Annual targets
ward-calendar-button = 🗓 Reporting calendar
ward-optional-button = ☑️ Optional questions
ward-groups-button = 🏠 Residential groups
ward-back-home = ◀ Ward
ward-page-before = ◀ Previous
ward-page-after = Next ▶
ward-leave = Leave it as it is
ward-left = Nothing was changed.
ward-confirm = Yes, save it
ward-is-that-right = Is that right?
ward-done = Saved:
    { $changes }
ward-changed-meanwhile = Somebody else has just changed the ward's settings. Please look again:
ward-only-text = I can only read words and numbers here. Please type the answer, or tap a button.
ward-unclear = This can be read in several ways. Which one do you mean?
ward-none = none
ward-on = on
ward-off = off
ward-difference = { $setting }: { $old } → **{ $new }**
ward-day-of-month = day { $day }
ward-setting-name = Name of the ward
ward-setting-receipt-code = First letters of receipts
ward-setting-rounding = Rounding of percentages
ward-setting-first-month = First month to report
ward-setting-opens-day = Opening day
ward-setting-due-day = Due day
ward-setting-target = { $target }, { $year }
ward-setting-group = Group { $number }
ward-setting-new-group = New group
ward-group-called = group { $number }
ward-group-number = Number { $number }
ward-group-numbers = Numbers { $first } and { $second }
ward-no-last-day = none
ward-group-part-number = number
ward-group-part-name = name
ward-group-part-first-day = first day
ward-group-part-last-day = last day
ward-group-part-before = continues
ward-group-part-households = poor households
ward-group-goes-on = { $name }, from { $from }
ward-group-until = { $name }, from { $from } to { $until }
ward-group-comes-from = , continuing { $groups }
ward-group-households = { $count ->
        [one] , 1 poor household on its register
       *[other] , { $count } poor households on its register
    }

ward-targets-heading = **Annual targets**
ward-targets-none = The ward's catalogue has no indicator with a target.
ward-target-line = { $year }: { $value }
ward-target-overruled = Please note: the figures that the ward has submitted for { $year } give the target { $value }, and the summary goes by that. To change it, have the administrator import the ward’s figures again.
ward-target-entered = (the ward's own figures say { $value }; the summary goes by these)
ward-ask-target = **{ $target }, { $year }**
    Now: { $now }
    Please type the new target, such as 105 triệu or 105.345.000.
ward-target-in-words = In words: { $amount }

ward-calendar-heading = **Monthly reporting calendar**
ward-calendar-first-month = First month to report: { $month }
ward-calendar-opens = Opens: day { $day } of the month itself
ward-calendar-due = Due: day { $day } of the next month
ward-calendar-example = For example { $month }: opens on { $opens }, due on { $due }.
ward-ask-first-month = **First month to report**
    Now: { $now }
    Please type month and year, such as 1/2020.
ward-ask-opens-day = **Opening day**
    Now: day { $now } of the month itself
    Please type a day from 1 to 31.
ward-ask-due-day = **Due day**
    Now: day { $now } of the next month
    Please type a day from 1 to 31.
ward-unreadable-month = I could not read this month. Please type it like 1/2020.
ward-unreadable-day-of-month = I could not read this day. Please type a number from 1 to 31.
ward-unreadable-date = I could not read this day. Please type it like 14/6/2019.
ward-unreadable-number = I could not read this group number. Please type a number from 1 to 999.

ward-optional-heading = **Optional questions** · { $on } of { $count } on · page { $page } of { $pages }
    Tap one to see its question, then turn it on or off.
ward-optional-question = Question: { $question }
ward-optional-computed = It is computed from other figures; no group is asked.
ward-optional-is-on = It is **on**. Turned off, reports not yet sent will not ask it any more; figures already sent are kept.
ward-optional-is-off = It is **off**. Turned on, reports not yet sent will ask it too; reports already sent stay as they are.
ward-optional-on-with = Turned on with it: { $others }.
ward-optional-off-with = Turned off with it: { $others }.
ward-optional-turn-on = Turn on
ward-optional-turn-off = Turn off
ward-optional-back = ◀ Optional questions

ward-groups-heading = **Residential groups** · { $count } in force, { $ended } ended
ward-groups-back = ◀ Residential groups
ward-group-line-until = { $name } · until { $day }
ward-group-line-from = { $name } · from { $day }
ward-group-code = Code: { $code }
ward-group-exists = In force from { $from }
ward-group-exists-until = In force from { $from } to { $until }
ward-group-predecessors = Continues: { $groups }
ward-group-successors = Continued by: { $groups }
ward-group-rename = Rename
ward-group-end = End the group
ward-group-merge = Merge with another
ward-group-split = Split in two
ward-group-back = ◀ Back
ward-merge-which = Which group does group { $number } merge with?
ward-ask-name = **Rename { $group }**
    Its name now: { $now }
    Please type the new name.
ward-ask-last-day = Which is the last day of { $group }? Tap a day, or type one like 14/6/2019.
ward-ask-merge-day = From which day on are { $first } and { $second } one group? Tap a day, or type one like 15/6/2019.
ward-ask-merge-number = Which number does the merged group have? With the number of { $first } or { $second }, that group goes on and the other ends. With another number, a new group begins and both end.
ward-ask-split-day = From which day on is { $group } two groups? Tap a day, or type one like 1/7/2019.
ward-ask-split-numbers = Which numbers do the two groups have? Type two numbers, such as “7 and 15”. The one that keeps the number of { $group } goes on as before.
ward-headline-target = **Change of a target**
ward-headline-calendar = **Change of the reporting calendar**
ward-headline-optional = **Change of the optional questions**
ward-headline-rename = **Rename { $group }**
ward-headline-end = **End { $group } after { $day }**
ward-headline-merge = **Merge { $first } and { $second } into group { $number }, from { $day }**
ward-headline-split = **Split { $group } into groups { $first } and { $second }, from { $day }**
ward-then-posts-end = Those who hold posts in group { $number } keep them until { $day }, to report what is still owed. I will tell them.
ward-then-posts-end-now = Those who hold posts in group { $number } give them up at once. I will tell them.
ward-then-invite = Group { $number } has no leader yet. Once this is saved, please invite one under Posts.
ward-then-reports-lost = ⚠️ Reports of { $group } that will not count any more: { $months }.
ward-refused-indicator = This indicator is not in the ward's catalogue any more.
ward-refused-depends = “{ $asked }” is only asked while “{ $missing }” is on.
ward-refused-target = A target is more than 0 and at most a thousand billion. Please look again.
ward-refused-group = This group is not in the list any more.
ward-refused-same-group = Two different groups are needed.
ward-refused-not-in-force = On { $day } { $group } does not exist. Please choose another day.
ward-refused-not-begun = On { $day } { $group } only begins. Please choose another day.
ward-refused-number-taken = The number { $number } belongs to another group at that time. Please choose another one.
ward-refused-same-number = The two groups need two different numbers.
ward-refused-name = A group's name has 1 to 60 letters on one line.
ward-refused-no-group-left = From { $day } on the ward would have no group.
ward-refused-nothing = It is so already; nothing changes.
summary-check-mark = Check mark: { $mark }

## Petitions: writing one

petition-kept = You can stop at any time; what you have written is kept.
petition-about = Which group
petition-kind = Kind
petition-field = Field
petition-what = Content
petition-place = Where
petition-name = Who asks
petition-phone = Telephone
petition-households = Households concerned
petition-group = Group { $group }
petition-whole-ward = The whole ward
petition-examples = (For example: { $examples }.)
petition-ask-about = Which group is this about, or is it the whole ward?
petition-ask-kind = What would you like to send?
petition-ask-field = Which field does it belong to?
petition-ask-what = Please tell: what it is, since when, what it does to people. Type, send photos, or hold the microphone to speak; several messages are fine.
petition-more = Send more, or tap “Done”.
petition-ask-place = Where is it? Type the address, or tap 📎 and “Location” to send the place.
petition-ask-name = Who asks for this? Type the full name, or share the person's contact.
petition-unnamed-hint = If the resident does not want to be named, tap the button below; you will still hear of the outcome.
petition-name-needed = A complaint must name the person who makes it.
petition-ask-phone = Which telephone number can be called?
petition-ask-households = How many households does it concern? Please type a number.
petition-pass = Skip
petition-own = It is me
petition-unnamed = Not named
petition-no-phone = No telephone
petition-not-known = Not known
petition-household-count = { $count ->
        [one] { $count } household
       *[other] { $count } households
    }
petition-undo = Take back the last part
petition-gathered = Received: { $parts }.
petition-count-texts = { $count ->
        [one] { $count } text
       *[other] { $count } texts
    }
petition-count-photos = { $count ->
        [one] { $count } photo
       *[other] { $count } photos
    }
petition-count-voices = { $count ->
        [one] { $count } voice note
       *[other] { $count } voice notes
    }
petition-undone = I took back what you sent last.
petition-nothing-told = There is nothing in it yet. Please type a few lines, send a photo or a voice note.
petition-too-long = This is getting too long, and I could not take your last message. The most is { $most } letters; please put it more briefly.
petition-too-many-files = There are { $most } photos and voice notes already, which is the most, so I could not take your last message.
petition-not-taken = I cannot take this kind of message. Please type, send a photo or a voice note, or tap a button.
petition-tap-please = Please tap one of the buttons below first; your last message was not taken.
petition-choose = Please tap one of the buttons below.
petition-edited = Changed as your message reads now.
petition-place-too-long = That is rather long. Please put it briefly, such as: lane 12, in front of house 5.
petition-location-noted = The place is noted.
petition-contact-noted = Noted from the contact you shared.
petition-contact-unreadable = The number of this contact is none in Vietnam. Please type the name and the number.
petition-name-unreadable = I could not read a name. Please type the full name, such as: Nguyễn Thị Lan.
petition-phone-unreadable = I could not read this number. Please type all 10 digits, such as: 0912 345 678. If there is none, tap the button below.
petition-households-unreadable = I could not read this number. Please type a number of at least 1, such as: 12.
petition-households-unclear = How many households do you mean?
petition-review = **Before it is sent**
petition-review-hint = If a part is not right, tap its number. If all is right, tap “Send”.
petition-review-tap = Tap “Send”, or type the number of the part to correct, from 1 to { $most }. Your last message was not taken.
petition-complaint-note = Please note: a complaint is dealt with only once a signed petition is lodged with the competent body. The Fatherland Front forwards it and follows it up; it does not decide.
petition-not-said = not said
petition-is-unnamed = not named
petition-none = none
petition-is-not-known = not known
petition-point = a place on the map
petition-send = 📮 Send
petition-still-open = This part is still missing:
petition-paused = Your petition is kept. Whenever it suits you, tap “📮 Send a petition” to go on.
petition-found = You have begun a petition{ $shown }.
petition-resume = Go on
petition-anew = Drop it, begin anew
petition-ask-discard = What you have begun will be removed for good, with photos and voice notes. Are you sure?
petition-discard = Remove it, begin anew
petition-discarded = The old one is removed.
petition-suspected = This looks like a **denunciation** of somebody who broke the law. Is it one? I have not taken this message.
petition-is-denunciation = Yes, a denunciation
petition-no-denunciation = No, only feedback
petition-suspected-first = Please tap one of the buttons below first. Your last message was not taken.
petition-suspected-waits = The last message waits for your answer to this, too.
petition-denunciation-chosen = You chose **denunciation**. It cannot be sent here; if it is one, everything you have written will be removed, and I will tell you where to go.
petition-chosen-by-mistake = No, that was a mistake
petition-the-whole-ward = the whole ward
petition-choose-post = In which post do you send it?
petition-gone = This petition was sent or dropped on another phone. Tap “📮 Send a petition” to begin a new one.
petition-text-removed = (The text was removed.)
petition-denunciation-guide = I take no denunciations by message.
petition-denunciation-where = Where to go: { $office }
petition-denunciation-where-unknown = Please take the signed letter, or go in person, to the ward's office for receiving citizens or to the ward's police.
petition-denunciation-unprompted = Your last message was not stored anywhere. If it is only feedback or a proposal, tap “📮 Send a petition”.
petition-denunciation-chat = I removed what you had written of the petition; nobody can read it. You may want to delete the messages that you sent in this chat, too.
petition-receipt = Received: { $kind } of { $place }, { $time } on { $date }. Number **{ $number }**.
petition-receipt-due = You will hear what becomes of it by { $day }.
petition-receipt-due-unknown = By which day you will hear what becomes of it cannot be told yet: the holidays of { $year } are not announced.
petition-receipt-thanks = I will tell you whenever there is news.
petition-new = **New petition { $number }**
petition-new-line = { $kind } · { $field } · { $place }
petition-new-due = The sender hears the outcome of the reception by { $day }.

