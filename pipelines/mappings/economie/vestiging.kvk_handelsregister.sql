-- doel: ggm_rsgb.vestiging
-- bron: kvk_handelsregister
-- beschrijving: Elke vestiging, met de inschrijving waar zij bij hoort en haar adres in de BAG. Voor
--   voltijd en deeltijd vraagt het GGM aantallen mannen en vrouwen; die levert het register niet.
select
    _rij                                               as dwh_bronrij,
    sleutel('vestiging', vestigingsnummer)             as vestiging_id,
    vestigingsnummer                                   as vestigingsnummer,
    eerste_handelsnaam                                 as handelsnaam,
    ook_genoemd                                        as verkortenaam,
    datum_uit_delen(aanvang_datum, aanvang_jaar, aanvang_maand, aanvang_dag)
                                                       as datumaanvang,
    datum_uit_delen(einde_datum, einde_jaar, einde_maand, einde_dag)
                                                       as datumeinde,
    datum_uit_delen(voortzetting_datum, voortzetting_jaar, voortzetting_maand, voortzetting_dag)
                                                       as datumvoortzetting,
    toevoeging_adres                                   as toevoegingadres,
    commercieel                                        as commercielevestiging,
    totaal_werkzame_personen                           as totaalwerkzamepersonen,
    sleutel('nummeraanduiding', bezoekadres_nummeraanduiding)
                                                       as heeft_als_locatie_adres_nummeraanduiding_id,
    case when janee(hoofdvestiging) = 'true'
         then sleutel('adresseerbaarobject', bezoekadres_verblijfsobject)
    end                                                as heeft_hoofdlocatie_in_of_op_adresseerbaarobject_id,
    case when janee(hoofdvestiging) = 'false'
         then sleutel('adresseerbaarobject', bezoekadres_verblijfsobject)
    end                                                as heeft_nevenlocatie_in_of_op_adresseerbaarobject_id,
    case when janee(hoofdvestiging) = 'true'
         then sleutel('maatschappelijkeactiviteit', kvknummer)
    end                                                as is_hoofdvestiging_van_maatschappelijkeactiviteit_id,
    sleutel('maatschappelijkeactiviteit', kvknummer)
                                                       as uitoefening_van_activiteiten_maatschappelijkeactiviteit_id,
    case when coalesce(trim(vestigingsnummer), '') = ''
         then 'Vestigingsnummer ontbreekt: zonder nummer is deze vestiging niet te herkennen.'
    end                                                as _reden
from bron.kvk_handelsregister_vestiging
