-- doel: ggm_wmo_jeugd.pgb_toekenning
-- bron: wmo_voorzieningen
-- beschrijving: Het budget van een voorziening die als persoonsgebonden budget (pgb) is toegekend.
select
    _rij                                                as dwh_bronrij,
    sleutel('pgb_toekenning', voorzieningnummer)        as pgb_toekenning_id,
    datum_nl(datum_beschikking)                         as datumtoekenning,
    decimaal_nl(pgb_budget)                             as budget,
    datum_nl(einddatum)                                 as datumeinde,
    sleutel('beschikte_voorziening', voorzieningnummer) as betreft_beschikte_voorziening_id
from bron.wmo_voorzieningen_voorziening
where upper(trim(leveringsvorm)) = 'PGB' and coalesce(trim(voorzieningnummer), '') <> ''
