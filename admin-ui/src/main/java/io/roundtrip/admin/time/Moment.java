package io.roundtrip.admin.time;

/**
 * A time as a page shows it.
 *
 * @param iso with the offset of its zone
 * @param day empty when it is today
 */
public record Moment(String iso, String title, String time, String day) {}
