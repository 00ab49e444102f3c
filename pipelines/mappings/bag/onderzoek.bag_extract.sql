-- doel: ggm_bag.onderzoek
-- bron: bag_extract
-- beschrijving: Welk gegeven van welk object in onderzoek is of was: een rij per periode. Alle
--   perioden van een gegeven delen een sleutel; het volgnummer telt ze.
select
    k._rij                                          as dwh_bronrij,
    sleutel2('onderzoek', k.identificatievan, k.kenmerk)
                                                    as onderzoek_id,
    k.objecttype                                    as objecttype,
    k.identificatievan                              as objectidentificatie,
    k.kenmerk                                       as kenmerk,
    janee(k.inonderzoek)                            as inonderzoek,
    row_number() over (
        partition by k.identificatievan, k.kenmerk order by k.tijdstipregistratie, k._rij
    )                                               as volgnummer,
    k.documentdatum                                 as documentdatum,
    k.documentnummer                                as documentnummer,
    k.begingeldigheid                               as begingeldigheid,
    k.eindgeldigheid                                as eindgeldigheid,
    k.tijdstipregistratie                           as tijdstipregistratie,
    k.eindregistratie                               as eindregistratie,
    case when lower(k.objecttype) = 'ligplaats'
         then sleutel('adresseerbaarobject', k.identificatievan) end
                                                    as objectidentificatie_ligplaats_id,
    case when lower(k.objecttype) = 'nummeraanduiding'
         then sleutel('nummeraanduiding', k.identificatievan) end
                                                    as objectidentificatie_nummeraanduiding_id,
    case when lower(k.objecttype) = 'openbareruimte'
         then sleutel('openbareruimte', k.identificatievan) end
                                                    as objectidentificatie_openbareruimte_id,
    case when lower(k.objecttype) = 'pand'
         then sleutel('pand', k.identificatievan) end
                                                    as objectidentificatie_pand_id,
    case when lower(k.objecttype) = 'standplaats'
         then sleutel('adresseerbaarobject', k.identificatievan) end
                                                    as objectidentificatie_standplaats_id,
    case when lower(k.objecttype) = 'verblijfsobject'
         then sleutel('adresseerbaarobject', k.identificatievan) end
                                                    as objectidentificatie_verblijfsobject_id,
    case when lower(k.objecttype) = 'woonplaats'
         then sleutel('woonplaats', k.identificatievan) end
                                                    as objectidentificatie_woonplaats_id,
    k.begingeldigheid                               as dwh_datumtijd_geldig_vanaf,
    coalesce(nullif(k.eindgeldigheid, ''), nullif(k.eindregistratie, ''))
                                                    as dwh_datumtijd_geldig_tot_met,
    case when coalesce(trim(k.identificatievan), '') = '' or coalesce(trim(k.kenmerk), '') = ''
         then 'Onbekend welk gegeven van welk object in onderzoek is: vul dat aan bij de bron.'
    end                                             as _reden
from bron.bag_extract_kenmerkinonderzoek as k
