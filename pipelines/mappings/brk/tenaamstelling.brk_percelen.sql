-- doel: ggm_rsgb.tenaamstelling
-- bron: brk_percelen
-- beschrijving: Wie welk deel van een recht heeft. Een persoon heeft de sleutel van zijn BSN en dus die
--   van de BRP, een organisatie die van haar RSIN. Het aandeel staat er als breuk, zoals 1/2.
select
    g._rij                                     as dwh_bronrij,
    sleutel('tenaamstelling', g.identificatie) as tenaamstelling_id,
    g.identificatie                            as identificatietenaamstelling,
    concat_ws('/', g.teller, g.noemer)         as aandeelinrecht,
    g.begin                                    as datumbegingeldigheid,
    sleutel('zakelijkrecht', g.recht)          as heeft_betrekking_op_zakelijkrecht_id,
    coalesce(sleutel('persoon', g.burgerservicenummer), sleutel('organisatie', g.rsin))
                                               as heeft_rechtspersoon_id,
    case when coalesce(trim(g.identificatie), '') = ''
         then 'Identificatie ontbreekt: deze tenaamstelling is niet te herkennen.'
    end                                        as _reden
from bron.brk_percelen_gerechtigde as g
