-- doel: ggm_rsgb_referentielijsten.sbiactiviteit
-- bron: kvk_handelsregister
-- beschrijving: De SBI-codes die bij de vestigingen voorkomen, elk een keer, met hun omschrijving.
with activiteit as (
    select v._rij,
           unnest(case when json_valid(v.activiteiten)
                       then from_json(v.activiteiten, '["json"]') end) as waarde
    from bron.kvk_handelsregister_vestiging as v
), los as (
    select a._rij,
           json_extract_string(a.waarde, '$.sbiCode')      as sbicode,
           json_extract_string(a.waarde, '$.omschrijving') as omschrijving
    from activiteit as a
)
select
    min(l._rij)                          as dwh_bronrij,
    sleutel('sbiactiviteit', l.sbicode)  as sbiactiviteit_id,
    l.sbicode                            as sbicode,
    min(l.omschrijving)                  as naamactiviteit
from los as l
where coalesce(trim(l.sbicode), '') <> ''
group by l.sbicode
