-- doel: ggm_rsgb.zakelijkrecht
-- bron: brk_percelen
-- beschrijving: De rechten op onroerende zaken, elk een keer; meer personen kunnen samen een recht
--   hebben. Spreken twee records over een recht elkaar tegen, dan blijven ze naast elkaar staan.
select
    min(g._rij)                                 as dwh_bronrij,
    sleutel('zakelijkrecht', g.recht)           as zakelijkrecht_id,
    g.recht                                     as identificatiezakelijkrecht,
    g.aard                                      as aardzakelijkrecht,
    sleutel('onroerendezaak', g.onroerendezaak) as rust_op_kadastraleonroerendezaak_id,
    case when coalesce(trim(g.recht), '') = ''
         then 'Identificatie van het recht ontbreekt: dit recht is niet te herkennen.'
    end                                         as _reden
from bron.brk_percelen_gerechtigde as g
group by g.recht, g.aard, g.onroerendezaak
