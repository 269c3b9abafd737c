package org.yilan.city;

import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/// Calls a city over HTTP, as a feed does.
final class Calls {
    private static final OkHttpClient CLIENT =
            new OkHttpClient.Builder().readTimeout(20, TimeUnit.SECONDS).build();

    private final String base;

    Calls(City city) {
        this.base = city.baseUrl();
    }

    String text(String path) {
        try (Response response = get(path)) {
            if (response.code() != 200) {
                throw new AssertionError(
                        path + " answered " + response.code() + ": " + response.body().string());
            }
            return response.body().string();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode json(String path) {
        return JsonMapper.shared().readTree(text(path));
    }

    int status(String path) {
        try (Response response = get(path)) {
            return response.code();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Response get(String path) throws IOException {
        String url = path.startsWith("http") ? path : base + path;
        return CLIENT.newCall(new Request.Builder().url(url).build()).execute();
    }
}
