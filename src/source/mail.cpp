// GMime on bytes in memory. Of a message the first HTML part is read, else the first plain one.
#include "source/mail.h"

#include <gmime/gmime.h>

#include <array>
#include <memory>

#include "source/dates.h"
#include "source/http.h"
#include "source/intake.h"
#include "source/source.h"

namespace runut {
namespace {

constexpr std::size_t most_parts = 2000;
constexpr int deepest_part = 12;

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Held = std::unique_ptr<T, Unref>;

/// Decoded bytes of a part.
std::string content_of(GMimePart* part) {
  GMimeDataWrapper* wrapper = g_mime_part_get_content(part);
  if (wrapper == nullptr) return {};
  const Held<GMimeStream> memory(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(wrapper, memory.get());
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
  return bytes == nullptr || bytes->len == 0 ? std::string()
                                             : std::string(reinterpret_cast<const char*>(bytes->data), bytes->len);
}

/// The parts of a message that may hold its words.
struct Words {
  GMimePart* html = nullptr;
  GMimePart* plain = nullptr;
};

void find_words(GMimeObject* object, int depth, std::size_t& seen, Words& words) {
  if (object == nullptr || depth > deepest_part || ++seen > most_parts) return;
  if (GMIME_IS_MULTIPART(object)) {
    auto* many = GMIME_MULTIPART(object);
    const int count = g_mime_multipart_get_count(many);
    for (int i = 0; i < count; ++i) find_words(g_mime_multipart_get_part(many, i), depth + 1, seen, words);
  } else if (GMIME_IS_PART(object)) {
    auto* part = GMIME_PART(object);
    const char* disposition = g_mime_object_get_disposition(object);
    if (disposition != nullptr && same_ascii(disposition, "attachment")) return;
    GMimeContentType* type = g_mime_object_get_content_type(object);
    if (words.html == nullptr && g_mime_content_type_is_type(type, "text", "html")) words.html = part;
    if (words.plain == nullptr && g_mime_content_type_is_type(type, "text", "plain")) words.plain = part;
  }
}

std::string header(GMimeObject* object, const char* name) {
  const char* value = g_mime_object_get_header(object, name);
  return value == nullptr ? "" : value;
}

std::string first_sender(GMimeMessage* message) {
  InternetAddressList* from = g_mime_message_get_from(message);
  if (from == nullptr || internet_address_list_length(from) == 0) return {};
  InternetAddress* sender = internet_address_list_get_address(from, 0);
  const char* name = internet_address_get_name(sender);
  if (name != nullptr && *name != '\0') return name;
  if (!INTERNET_ADDRESS_IS_MAILBOX(sender)) return {};
  const char* address = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(sender));
  return address == nullptr ? "" : address;
}

/// What the head of a message tells of the article. A page saved by a browser has the day of saving as its date.
void take_head(GMimeMessage* message, GMimePart* words, Document& document) {
  GMimeObject* head = GMIME_OBJECT(message);
  const std::string location = header(head, "Snapshot-Content-Location");
  const std::string sender = first_sender(message);
  const bool saved = !location.empty() || sender.starts_with("Saved by") || sender.starts_with("<Saved by") ||
                     header(head, "From").starts_with("<Saved by");
  std::string url = location.empty() ? header(GMIME_OBJECT(words), "Content-Location") : location;
  if (url.find("://") != std::string::npos && !url.starts_with("cid:")) document.url = std::move(url);
  GDateTime* date = g_mime_message_get_date(message);
  StatedDate stated;
  const bool dated = date != nullptr && read_stated_date(header(head, "Date"), stated);
  if (saved) {
    if (dated) document.fetched = iso_of(stated);
    return;  // the subject is the page's title with the outlet's name: the page itself knows better
  }
  if (dated) document.published = stated, document.published_basis = DateBasis::given;
  const char* subject = g_mime_message_get_subject(message);
  if (subject != nullptr) document.title = subject;
  document.outlet = sender;
  const char* id = g_mime_message_get_message_id(message);
  if (id != nullptr && document.url.empty()) document.url = std::string("mid:") + id;
}

void give_part(GMimeMessage* message, GMimePart* part, bool page, const Place& place, Intake& intake) {
  Document document = place.whole();
  take_head(message, part, document);
  const char* charset = g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), "charset");
  const std::string bytes = content_of(part);
  const std::string_view said = charset == nullptr ? "" : charset;
  auto done = decode_page(bytes, said, document);
  if (done && !page) {
    document.text = std::move(document.markup);
    document.markup.clear();
    std::erase(document.text, '\r');  // the line ends of mail are not the author's
    document.raw_map.clear();
  }
  intake.take(std::move(document), done);
}

}  // namespace

bool looks_like_mail(std::string_view b, bool named) {
  constexpr std::array<std::string_view, 9> names{"from",         "date",       "subject",
                                                  "mime-version", "message-id", "return-path",
                                                  "content-type", "received",   "delivered-to"};
  const std::size_t end = end_of_head(b);
  std::string_view head = end == std::string_view::npos ? b : b.substr(0, end);
  if (head.starts_with("From ")) head.remove_prefix(std::min(head.find('\n') + 1, head.size()));
  // Every line is a field, or goes on with one.
  std::size_t known = 0, lines = 0;
  bool machine = false;
  const HeadFields fields(head);
  for (std::size_t at = 0; at < head.size() && lines < 40; ++lines) {
    const std::size_t stop = std::min(head.find('\n', at), head.size());
    const std::string_view line = head.substr(at, stop - at);
    const bool last = stop == head.size();
    at = stop + 1;
    if (line.empty() || line == "\r" || line[0] == ' ' || line[0] == '\t') continue;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || line.substr(0, colon).find_first_of(" \t") != std::string_view::npos) {
      if (last) break;
      return false;
    }
    for (const std::string_view name : names)
      if (same_ascii(line.substr(0, colon), name)) {
        ++known;
        machine = machine || name == "mime-version" || name == "message-id" || name == "return-path" ||
                  name == "received" || name == "delivered-to";
      }
  }
  return known >= (named ? 1U : 3U) && (named || machine);
}

void read_mail(std::string_view bytes, const Place& place, Intake& intake) {
  static const bool started = (g_mime_init(), true);
  (void)started;
  const Held<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Held<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  g_mime_parser_set_format(parser.get(), bytes.starts_with("From ") ? GMIME_FORMAT_MBOX : GMIME_FORMAT_MESSAGE);
  std::size_t messages = 0;
  do {
    const Held<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
    if (!message) break;
    ++messages;
    const bool many = bytes.starts_with("From ");
    const Place at = many ? place.entry('#', std::to_string(messages)) : place;
    Words words;
    std::size_t seen = 0;
    find_words(g_mime_message_get_mime_part(message.get()), 0, seen, words);
    if (words.html == nullptr && words.plain == nullptr)
      intake.reject(at.uri, ErrorCode::unsupported, "is a message without a text");
    else
      give_part(message.get(), words.html != nullptr ? words.html : words.plain, words.html != nullptr, at, intake);
  } while (g_mime_parser_eos(parser.get()) == FALSE && bytes.starts_with("From "));
  if (messages == 0) intake.reject(place.uri, ErrorCode::malformed, "is no message that can be read");
}

}  // namespace runut
