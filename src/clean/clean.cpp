// Page cleaning.
#include "clean/clean.h"

namespace runut {

void clean(Document&, const Pack&, const Scan&) {}

}  // namespace runut
