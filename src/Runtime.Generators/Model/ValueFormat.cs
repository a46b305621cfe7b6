namespace Lambda.Runtime.Generators.Model;

/// <summary>The values of <c>JsonFormat</c>.</summary>
internal enum ValueFormat
{
    UnixTimeSeconds,
    UnixTimeMilliseconds,
    UnixTimeMicroseconds,
    UtcTime,
    UtcTimeMilliseconds,
    FormUrlEncoded,
    SignedBytes,
    ScalarText,
    JsonText,
    Base64,
    GzipBase64,
    DynamoDbItem,
    SingleOrArray,
}
