// PDF through poppler: the text of each page in reading order. The day of creation is the file's, not the article's.
#include "source/intake.h"
#include "source/source.h"

#ifdef RUNUT_PDF
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <climits>
#include <ctime>
#include <exception>
#include <memory>
#endif

namespace runut {

#ifdef RUNUT_PDF
namespace {

constexpr int most_pages = 2000;

std::string utf8_of(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

/// A line end between two pages; lines that the page breaks into are joined as they are printed.
bool append_pages(const poppler::document& pdf, std::size_t most, std::string& text) {
  const int pages = std::min(pdf.pages(), most_pages);
  for (int i = 0; i < pages; ++i) {
    const std::unique_ptr<poppler::page> page(pdf.create_page(i));
    if (!page) continue;
    text += utf8_of(page->text(poppler::rectf(), poppler::page::non_raw_non_physical_layout));
    if (!text.empty() && text.back() != '\n') text += '\n';
    if (text.size() > most) return false;
  }
  // Poppler ends pages with form feeds.
  std::erase(text, '\f');
  return true;
}

void note_creation(const poppler::document& pdf, Document& document) {
  const time_t made = pdf.get_creation_date_t();
  if (made <= 0) return;
  std::tm day{};
  char iso[16];
  if (gmtime_r(&made, &day) != nullptr && std::strftime(iso, sizeof iso, "%Y-%m-%d", &day) > 0)
    document.notes.push_back(std::string("the file was made on ") + iso + ", which says nothing of publication");
}

void read_document(std::string_view bytes, const Place& place, Intake& intake) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  const std::unique_ptr<poppler::document> pdf(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!pdf) return intake.reject(place.uri, ErrorCode::malformed, "is a PDF that poppler cannot read");
  if (pdf->is_locked()) return intake.reject(place.uri, ErrorCode::unsupported, "is an encrypted PDF");
  Document document = place.whole();
  if (!append_pages(*pdf, intake.longest(), document.text))
    return intake.reject(place.uri, ErrorCode::limit,
                         "holds more text than the limit of " + std::to_string(intake.longest()) + " bytes");
  if (document.text.find_first_not_of(" \t\r\n") == std::string::npos)
    return intake.reject(place.uri, ErrorCode::unsupported,
                         "is a PDF without a text: scanned pages, which are not recognised");
  document.hash = hash_of(bytes);
  document.encoding = "PDF";
  document.title = utf8_of(pdf->get_title());
  note_creation(*pdf, document);
  if (pdf->pages() > most_pages)
    document.notes.push_back("only the first " + std::to_string(most_pages) + " pages were read");
  intake.give(std::move(document));
}

}  // namespace

void read_pdf(std::string_view bytes, const Place& place, Intake& intake) {
  if (bytes.size() > INT_MAX) return intake.reject(place.uri, ErrorCode::limit, "is longer than 2 GiB");
  try {
    read_document(bytes, place, intake);
  } catch (const std::exception& e) {  // poppler's, out of memory in a broken file
    intake.reject(place.uri, ErrorCode::malformed, std::string("is a PDF that poppler cannot read: ") + e.what());
  }
}

#else

void read_pdf(std::string_view, const Place& place, Intake& intake) {
  intake.reject(place.uri, ErrorCode::unsupported, "is a PDF, which this build does not read");
}

#endif

}  // namespace runut
