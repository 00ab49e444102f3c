-- doel: ggm_parkeren.parkeerzone
-- bron: parkeren_rechten
-- beschrijving: De gebieden waarin betaald of met vergunning wordt geparkeerd.
select
    g._rij                                       as dwh_bronrij,
    sleutel('parkeerzone', g.gebied_id)          as parkeerzone_id,
    g.gebied_id                                  as sectorcode,
    g.omschrijving                               as naam,
    g.soort                                      as gebruik,
    g.aantal_vakken                              as aantalparkeervlakken,
    decimaal_nl(g.uurtarief)                     as uurtarief,
    case when coalesce(trim(g.gebied_id), '') = ''
         then 'Code ontbreekt: zonder code is dit gebied niet te herkennen.'
    end                                          as _reden
from bron.parkeren_rechten_gebied as g
