// speech.toml.
#include "pack/speech.h"

namespace runut {

Result<Done> load_speech(const Node&, Speech&, LexiconBuilder&) { return Done{}; }

}  // namespace runut
