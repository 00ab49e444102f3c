-- doel: ggm_rgbz.zaak
-- bron: zaken_zgw
-- beschrijving: De zaken, met de uitkomst erbij. Een zaak is te herkennen aan bronorganisatie en
--   identificatie samen. De archiefactiedatum is alleen bij vernietigen een vernietigingsdatum. Het
--   RGBZ kent voor archiefnominatie J (blijvend bewaren) en N (vernietigen).
with uitkomst as (
    select
        r.zaak,
        min(t.omschrijving) as omschrijving,
        min(r.toelichting)  as toelichting
    from bron.zaken_zgw_resultaat as r
    left join bron.zaken_zgw_resultaattype as t on t.url = r.resultaattype
    group by r.zaak
),
nummers as (
    select url, min(bronorganisatie) as bronorganisatie, min(identificatie) as identificatie
    from bron.zaken_zgw_zaak
    group by url
)
select
    z._rij                                          as dwh_bronrij,
    sleutel2('zaak', z.bronorganisatie, z.identificatie)
                                                    as zaak_id,
    z.identificatie                                 as zaakidentificatie,
    z.omschrijving                                  as omschrijving,
    z.toelichting                                   as toelichting,
    z.registratiedatum                              as datumregistratie,
    z.startdatum                                    as datumstart,
    z.einddatum                                     as datumeinde,
    z.einddatum_gepland                             as datumeindegepland,
    z.uiterlijke_einddatum_afdoening                as datumeindeuiterlijkeafdoening,
    z.publicatiedatum                               as datumpublicatie,
    u.omschrijving                                  as omschrijvingresultaat,
    u.toelichting                                   as toelichtingresultaat,
    z.vertrouwelijkheidaanduiding                   as vertrouwelijkheid,
    z.betalingsindicatie                            as indicatiebetaling,
    datum_van_tijdstip(z.laatste_betaaldatum)       as datumlaatstebetaling,
    case janee(z.opschorting_indicatie)
        when 'true' then 'J' when 'false' then 'N' else z.opschorting_indicatie
    end                                             as indicatieopschorting,
    z.opschorting_reden                             as redenopschorting,
    iso_duur_in_dagen(z.verlenging_duur)            as duurverlenging,
    z.verlenging_reden                              as redenverlenging,
    case z.archiefnominatie
        when 'blijvend_bewaren' then 'J' when 'vernietigen' then 'N' else z.archiefnominatie
    end                                             as archiefnominatie,
    case when z.archiefnominatie = 'vernietigen' then z.archiefactiedatum end
                                                    as datumvernietigingdossier,
    sleutel('zaaktype', z.zaaktype)                 as is_van_zaaktype_id,
    coalesce(
        sleutel2('zaak', h.bronorganisatie, h.identificatie), sleutel('zaak', z.hoofdzaak)
    )                                               as is_deelzaak_van_zaak_id,
    case when coalesce(trim(z.identificatie), '') = ''
         then 'De identificatie ontbreekt: zonder zaaknummer is deze zaak niet te herkennen.'
         when coalesce(trim(z.bronorganisatie), '') = ''
         then 'De bronorganisatie ontbreekt: een zaaknummer is alleen binnen een organisatie uniek.'
    end                                             as _reden
from bron.zaken_zgw_zaak as z
left join uitkomst as u on u.zaak = z.url
left join nummers as h on h.url = z.hoofdzaak
