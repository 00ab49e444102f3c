-- doel: ggm_wmo_jeugd.declaratieregel
-- bron: iwmo_berichten
-- beschrijving: De prestaties waaruit een declaratie bestaat; een creditering is een negatief bedrag.
select
    _rij                                            as dwh_bronrij,
    sleutel3('declaratieregel', 'Wmo', afzender, referentienummer)
                                                    as declaratieregel_id,
    referentienummer                                as code,
    euro_uit_centen(bedrag, debetcredit)            as bedrag,
    periode_begin                                   as datumstart,
    periode_eind                                    as datumeinde,
    sleutel('persoon', burgerservicenummer)         as betreft_client_id,
    sleutel('toewijzing', toewijzingnummer)         as is_op_basis_van_toewijzing_id,
    sleutel3('declaratie', 'Wmo', afzender, declaratienummer)
                                                    as valt_binnen_declaratie_id,
    case when coalesce(trim(referentienummer), '') = '' or coalesce(trim(afzender), '') = ''
         then 'Referentienummer of afzender ontbreekt: deze prestatie is niet te herkennen.'
    end                                             as _reden
from bron.iwmo_berichten_prestatie
