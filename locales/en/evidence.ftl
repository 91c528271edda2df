# Evidence: photos, files, documents.
file-photos = { $count ->
    [1] the photo
   *[other] { $count } photos
}
evidence-kept = NV-{ $number }: { $files } kept as evidence.
evidence-none = NV-{ $number }: there is no photo or file. Please send it again and choose the task.
evidence-added = { $by } sent more evidence for NV-{ $number }: { $title }
evidence-ask = Received { $files }. Which task is it for?
file-seen = For you alone: { $file } that { $by } just sent for NV-{ $number } ({ $title }) is the very same as one sent for { $seen }. One document may serve several tasks; see when you review.
file-seen-at = NV-{ $number } at { $said }
file-seen-elsewhere = another task at { $said }
file-refused-kind = { $file } could not be taken: only photos, PDF and office files (Word, Excel, PowerPoint, txt, csv). Please send it as one of those.
file-refused-size = { $file } could not be taken: it is too large. Please send a smaller photo, or the number of the document, or a link.
file-refused-lost = { $file } could not be fetched from the platform. Please send it again.
verb-attach = send evidence
task-bare = No evidence yet, which is fine. If there is a photo, a file or a document number, reply to this message with it.
task-with-files = With: { $files }
history-arrived = arrived { $arrived }
page-attach = Attach a photo or file
page-remove = Remove { $name }
page-uploading = uploading { $percent }%
page-file-lost = The photo was not sent before the page was closed. Please choose it again.
page-problem-file-size = The file is too large. Please send a smaller photo, or the number of the document.
page-problem-file-kind = Only photos, PDF and office files (Word, Excel, PowerPoint, txt, csv) are taken.
page-problem-secret = Nothing marked secret is sent through here. The file was not stored.
