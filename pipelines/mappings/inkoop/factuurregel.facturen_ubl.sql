-- doel: ggm_financien.factuurregel
-- bron: facturen_ubl
-- beschrijving: De regels van facturen en creditnota's. Het GGM telt hele aantallen en hele procenten:
--   12.00 wordt 12, en 2.5 uur past niet. De btw van een regel staat niet in UBL.
with alle as (
    select _rij, factuurnummer, leverancier_nummer, regelnummer, aantal, bedrag, omschrijving,
           btw_percentage, '' as teken
    from bron.facturen_ubl_factuurregel
    union all
    select _rij, factuurnummer, leverancier_nummer, regelnummer, aantal, bedrag, omschrijving,
           btw_percentage, '-'
    from bron.facturen_ubl_creditregel
)
select
    a._rij                                                  as dwh_bronrij,
    sleutel3('factuurregel', coalesce(nullif(trim(a.leverancier_nummer), ''), '-'),
             a.factuurnummer, a.regelnummer)                as factuurregel_id,
    a.regelnummer                                           as nummer,
    a.omschrijving                                          as omschrijving,
    regexp_replace(trim(a.aantal), '\.0+$', '')             as aantal,
    replace(a.teken || trim(a.bedrag), '--', '')            as bedragexbtw,
    regexp_replace(trim(a.btw_percentage), '\.0+$', '')     as btwpercentage,
    coalesce(sleutel2('factuur', a.leverancier_nummer, a.factuurnummer),
             sleutel('factuur', a.factuurnummer))           as heeft_factuur_id,
    case when coalesce(trim(a.factuurnummer), '') = '' or coalesce(trim(a.regelnummer), '') = ''
         then 'Factuurnummer of regelnummer ontbreekt: deze regel is niet te herkennen.'
    end                                                     as _reden
from alle as a
