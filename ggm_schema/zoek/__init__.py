"""Finding an element of the GGM by a word of one's own.

Belongs here: words of a name (`woorden`), what can be found (`elementen`), everyday words
(`synoniemen`), matching and ranking (`passen`, `zoeken`), and one object type by a loose name
(`vinden`). Does not belong here: what is printed, or the search of the dictionary in a browser.
"""

from ggm_schema.zoek.passen import Reden
from ggm_schema.zoek.vinden import vind_objecttype, vind_objecttypen
from ggm_schema.zoek.zoeken import Vondst, Zoeker

__all__ = ["Reden", "Vondst", "Zoeker", "vind_objecttype", "vind_objecttypen"]
