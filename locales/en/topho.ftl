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
report-stale = This button belongs to an earlier question. Please use the newest message.
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

enrol-welcome = Hello. I am the reporting assistant of { $ward }. Your post: **{ $post }**.
    Use the buttons at the bottom of the screen to begin.
enrol-unknown = This invitation link is not right. Please check it, or ask the ward's secretary for a new one.
enrol-used = This invitation has already been used. Please ask the ward's secretary for a new one.
enrol-expired = This invitation has expired. Please ask the ward's secretary for a new one.
enrol-stranger = Hello. I am the reporting assistant for residential groups and the ward's Fatherland Front committee. To use me you need an invitation link from the ward's secretary.
enrol-passed-on = From now on somebody else holds the post **{ $post }**, { $ward }, by the ward's invitation. What you have answered and sent is kept. If that is a mistake, please tell the ward's secretary.

post-leader = Leader of residential group { $group }
post-deputy = Deputy leader of residential group { $group }
post-front-board-head = Head of the front board of residential group { $group }
post-secretary = Secretary
post-chair = Chair
post-committee-member = Committee member
post-administrator = Administrator

## The committee's chat

bind-done = From now on this group receives the compiled figures of { $ward }. Type /summary to see them, such as: /summary nine months 2019
bind-how = Hello. I am the reporting assistant. To have this group receive the ward's compiled figures, the secretary types /bind with the code that was given out.
bind-back = I am ready. Type /summary to see the compiled figures.
bind-unknown = This code is not right. Please check it, or ask for a new one.
bind-used = This code has already been used. Please ask for a new one.
bind-expired = This code has expired. Please ask for a new one.

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
help-committee = Type /summary to choose a period, or name it at once: /summary 9/2019, /summary q3 2019, /summary nine months 2019, /summary 2019. Type /language to change the language.
help-not-for-you = This does not belong to your post. If that is a mistake, please tell the ward's secretary.
help-say-privately = In this group I only take /summary, /help and /language. For everything else, please write to me privately.
help-not-understood = I did not understand this message. Please use the buttons at the bottom of the screen.
help-cancelled = What you were in the middle of is stopped.
help-nothing-to-cancel = There is nothing to stop at the moment.
help-edit-changes-nothing = The message you changed was no answer, so nothing has changed.
help-apology = Sorry, I could not handle your last message. Everything you have answered is still there. Please send it again.

## The summary in chat

summary-choose-period = Which period's figures?
summary-period-unclear = I am not sure which period you mean. You can write: 9/2019, q3 2019, six months 2019, nine months 2019, 2019.
summary-groups-button = By group
summary-periods-button = Other period
summary-check-mark = Check mark: { $mark }

## Petitions: writing one

petition-kept = You can stop at any time; what you have written is kept.
petition-about = Whose
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
petition-ask-phone = What is that person's telephone number?
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
petition-denunciation-chosen = You chose **denunciation**. It cannot be sent here; if it is one, everything you have written will be removed, and I will tell you where to go.
petition-chosen-by-mistake = No, that was a mistake
petition-the-whole-ward = the whole ward
petition-the-group = group { $group }
petition-choose-post = In which post do you send it?
petition-gone = This petition was sent or dropped on another phone. Tap “📮 Send a petition” to begin a new one.
petition-text-removed = (The text was removed.)
petition-denunciation-guide = I take no denunciations by message. What you wrote here was removed; nobody can read it.
petition-denunciation-where = Where to go: { $office }
petition-denunciation-where-unknown = Please take the signed letter, or go in person, to the ward's office for receiving citizens or to the ward's police.
petition-denunciation-chat = You may want to delete the messages that you sent in this chat, too.
petition-receipt = Received: { $kind } of { $place }, { $time } on { $date }. Number **{ $number }**.
petition-receipt-due = You will hear what becomes of it by { $day }.
petition-receipt-due-unknown = You will hear what becomes of it within 10 working days; the holidays of { $year } are not announced yet, so I cannot tell the day.
petition-receipt-thanks = I will tell you whenever there is news.
petition-follow = Follow
petition-new = **New petition { $number }**
petition-new-line = { $kind } · { $field } · { $place }
petition-new-due = The sender hears the outcome of the reception by { $day }.
petition-open-card = Open
