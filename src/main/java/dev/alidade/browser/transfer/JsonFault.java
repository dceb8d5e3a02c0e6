package dev.alidade.browser.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;

/** What is wrong with JSON, in the parser's words without its own remarks on where it began to read. */
final class JsonFault {
    private JsonFault() {}

    static String of(JsonProcessingException failure) {
        var said = failure.getOriginalMessage();
        int remark = said.indexOf(" (start marker at");
        return remark < 0 ? said : said.substring(0, remark);
    }
}
