-- doel: ggm_rsgb_groepattribuutsoort.sbiactiviteitvestiging
-- bron: kvk_handelsregister
-- beschrijving: De activiteiten (SBI-codes) van elke vestiging; het register levert ze als lijst.
with activiteit as (
    select v._rij, v.vestigingsnummer,
           unnest(case when json_valid(v.activiteiten)
                       then from_json(v.activiteiten, '["json"]') end) as waarde
    from bron.kvk_handelsregister_vestiging as v
    where coalesce(trim(v.vestigingsnummer), '') <> ''
), los as (
    select a._rij, a.vestigingsnummer,
           json_extract_string(a.waarde, '$.sbiCode')           as sbicode,
           json_extract_string(a.waarde, '$.isHoofdactiviteit') as hoofd
    from activiteit as a
)
select
    l._rij                                                as dwh_bronrij,
    sleutel2('sbiactiviteitvestiging', l.vestigingsnummer, l.sbicode)
                                                          as sbiactiviteitvestiging_id,
    l.sbicode                                             as sbicode,
    l.hoofd                                               as indicatiehoofdactiviteit,
    sleutel('vestiging', l.vestigingsnummer)              as vestiging_id,
    case when coalesce(trim(l.sbicode), '') = ''
         then 'SBI-code ontbreekt: deze activiteit is niet te herkennen.'
    end                                                   as _reden
from los as l
