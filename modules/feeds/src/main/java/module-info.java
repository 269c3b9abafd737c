/// Upstream formats: fetch, parse, events.
@org.jspecify.annotations.NullMarked
module org.yilan.feeds {
    requires static org.jspecify;
    requires transitive org.yilan.situation;
    requires transitive org.yilan.geography;
    requires tools.jackson.databind;
    requires okhttp3;
    requires com.hivemq.client.mqtt;
    requires de.siegmar.fastcsv;
    requires java.net.http;
    requires com.google.protobuf;
    requires java.xml;
    requires java.xml.crypto;

    exports org.yilan.feeds;
    exports org.yilan.feeds.spi;
    // A hub reads its own certificate as feeds read theirs.
    exports org.yilan.feeds.http to
            org.yilan.hub;

    uses org.yilan.feeds.spi.FeedAdapter;

    provides org.yilan.feeds.spi.FeedAdapter with
            org.yilan.feeds.cap.CapAdapter,
            org.yilan.feeds.cap.QWeatherWarningAdapter,
            org.yilan.feeds.cap.NwsAdapter,
            org.yilan.feeds.cap.MeteoAlarmAdapter,
            org.yilan.feeds.cap.GdacsAdapter,
            org.yilan.feeds.typhoon.ZhejiangAdapter,
            org.yilan.feeds.typhoon.QWeatherAdapter,
            org.yilan.feeds.typhoon.IbtracsAdapter,
            org.yilan.feeds.typhoon.JmaBestTrackAdapter,
            org.yilan.feeds.open311.Open311Adapter,
            org.yilan.feeds.sensorthings.SensorThingsAdapter,
            org.yilan.feeds.geojson.GeoJsonPlacesAdapter,
            org.yilan.feeds.gbfs.GbfsAdapter,
            org.yilan.feeds.parking.ParkApiAdapter,
            org.yilan.feeds.parking.LiipiAdapter,
            org.yilan.feeds.parking.SfParkAdapter,
            org.yilan.feeds.datex2.Datex2SpeedsAdapter,
            org.yilan.feeds.datex2.Datex2ParkingAdapter,
            org.yilan.feeds.datex2.Datex2SituationsAdapter,
            org.yilan.feeds.gtfs.GtfsRealtimeAdapter,
            org.yilan.feeds.ngsi.NgsiAdapter,
            org.yilan.feeds.air.CnemcAdapter,
            org.yilan.feeds.air.QWeatherAirAdapter,
            org.yilan.feeds.forecast.QWeatherForecastAdapter,
            org.yilan.feeds.gsi.GsiSheltersAdapter,
            org.yilan.feeds.earthquake.UsgsAdapter,
            org.yilan.feeds.earthquake.JmaAdapter,
            org.yilan.feeds.earthquake.P2pQuakeAdapter,
            org.yilan.feeds.earthquake.WolfxCencAdapter,
            org.yilan.feeds.mapped.MappedJsonAdapter,
            org.yilan.feeds.mapped.MappedCsvAdapter;
}
