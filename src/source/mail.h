// Mails: messages as files (.eml), and pages that browsers saved as one (MHTML).
//
// GMime parses; the HTML part is taken before the plain one, the parts attached to it are not read.
#pragma once

#include <string_view>

namespace runut {

/// Whether text opens as the head of a message. `named`: the file's ending says so, and less will do.
[[nodiscard]] bool looks_like_mail(std::string_view beginning, bool named);

}  // namespace runut
