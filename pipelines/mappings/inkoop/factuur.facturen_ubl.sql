-- doel: ggm_financien.factuur
-- bron: facturen_ubl
-- beschrijving: Elke factuur en creditnota; de bedragen van een creditnota worden negatief. Een nummer is
--   alleen uniek binnen een leverancier.
with alle as (
    select _rij, factuurnummer, factuurdatum, vervaldatum, ordernummer, totaal_exclusief, btw_totaal,
           leverancier_nummer, '' as teken
    from bron.facturen_ubl_factuur
    union all
    select _rij, factuurnummer, factuurdatum, null, ordernummer, totaal_exclusief, btw_totaal,
           leverancier_nummer, '-'
    from bron.facturen_ubl_creditnota
)
select
    a._rij                                              as dwh_bronrij,
    coalesce(sleutel2('factuur', a.leverancier_nummer, a.factuurnummer),
             sleutel('factuur', a.factuurnummer))       as factuur_id,
    a.factuurnummer                                     as code,
    a.factuurdatum                                      as datumfactuur,
    a.ordernummer                                       as omschrijving,
    a.vervaldatum                                       as betaalbaarper,
    date_diff('day', try_cast(a.factuurdatum as date), try_cast(a.vervaldatum as date))
                                                        as betaaltermijn,
    replace(a.teken || trim(a.totaal_exclusief), '--', '') as factuurbedragexclusiefbtw,
    replace(a.teken || trim(a.btw_totaal), '--', '')    as factuurbedragbtw,
    sleutel('organisatie', a.leverancier_nummer)        as crediteur_leverancier_id,
    case when coalesce(trim(a.factuurnummer), '') = ''
         then 'Factuurnummer ontbreekt: zonder nummer is deze factuur niet te herkennen.'
    end                                                 as _reden
from alle as a
