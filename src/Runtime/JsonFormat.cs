namespace Lambda.Runtime;

/// <summary>How a value is encoded in JSON where its type does not tell. See <see cref="LambdaJsonFormatAttribute"/>.</summary>
public enum JsonFormat
{
    /// <summary>
    /// For <see cref="DateTime"/> and <see cref="DateTimeOffset"/>: written as a number of seconds since 1970-01-01T00:00:00Z, with a fraction if there is one.
    /// Read in any unit and as ISO 8601, as without a format, and also from a string with a number.
    /// </summary>
    UnixTimeSeconds,

    /// <summary>The same as <see cref="UnixTimeSeconds"/>, but written in milliseconds.</summary>
    UnixTimeMilliseconds,

    /// <summary>The same as <see cref="UnixTimeSeconds"/>, but written in microseconds.</summary>
    UnixTimeMicroseconds,

    /// <summary>
    /// For <see cref="DateTime"/> and <see cref="DateTimeOffset"/>: written as ISO 8601 in UTC, with <c>Z</c> and three or six digits of a fraction if there is one:
    /// <c>2026-11-23T10:20:30Z</c>, as by AWS's services. Without a format, <see cref="DateTimeOffset"/> is written with <c>+00:00</c>.
    /// </summary>
    UtcTime,

    /// <summary>The same as <see cref="UtcTime"/>, but with at least three digits: <c>2026-11-23T10:20:30.000Z</c>.</summary>
    UtcTimeMilliseconds,

    /// <summary>
    /// For <see cref="string"/>: the text in the encoding of HTML forms, as in the keys of Amazon S3's notifications. A space is a plus sign, and other special
    /// characters are their UTF-8 bytes in hexadecimal, <c>%C3%A4</c>.
    /// </summary>
    FormUrlEncoded,

    /// <summary>For <c>byte[]</c> and <see cref="ReadOnlyMemory{T}"/> of bytes: an array of numbers, which are signed when written, and from -128 to 255 when read.</summary>
    SignedBytes,

    /// <summary>For <see cref="string"/>: a number, <c>true</c> and <c>false</c> are also read, as their text. Written as a string.</summary>
    ScalarText,

    /// <summary>For any type: a string that contains the value's JSON. For a <see cref="string"/>, the text itself.</summary>
    JsonText,

    /// <summary>
    /// For any type: a string that contains the value's JSON in base64. For a <see cref="string"/>, its text in base64; for bytes, the bytes. Unused bits at
    /// the end of base64 are ignored, which are an error without this format, as in System.Text.Json.
    /// </summary>
    Base64,

    /// <summary>For any type: the same as <see cref="Base64"/>, but compressed by gzip before. Data compressed by zlib is read, too. At most 64 MiB are decompressed.</summary>
    GzipBase64,

    /// <summary>
    /// For an object or a dictionary: an item in Amazon DynamoDB's JSON, in which each value names its type: <c>{"Id":{"S":"1"},"Count":{"N":"2"}}</c>. Applies to everything
    /// in the item.
    /// </summary>
    DynamoDbItem,

    /// <summary>For a collection: a value that is not an array is read as its only element. Written as an array. A dictionary of collections has them as its values.</summary>
    SingleOrArray,
}
