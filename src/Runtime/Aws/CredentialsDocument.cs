using System.Globalization;
using System.Text.Json;
using Lambda.Runtime.CompilerServices;

namespace Lambda.Runtime.Aws;

/// <summary>Reads the credentials in the response of a container's endpoint.</summary>
/// <remarks>
/// <c>{"AccessKeyId":"…","SecretAccessKey":"…","Token":"…","Expiration":"2016-02-25T06:03:31Z"}</c>, in any order, with other members. A function has this reader of JSON
/// already; that of System.Text.Json would add to it.
/// </remarks>
internal static class CredentialsDocument
{
    /// <summary>Reads a response.</summary>
    /// <param name="address">The endpoint, for errors.</param>
    /// <param name="json">The response.</param>
    public static AwsCredentials Read(Uri address, ReadOnlySpan<byte> json)
    {
        string? id = null, secret = null, token = null, expiration = null;
        bool isObject;
        try
        {
            var reader = new JsonReader(json);
            reader.Read();
            isObject = reader.TokenType == JsonTokenType.StartObject;
            while (isObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.TextEquals("AccessKeyId"u8))
                    id = ReadText(ref reader);
                else if (reader.TextEquals("SecretAccessKey"u8))
                    secret = ReadText(ref reader);
                else if (reader.TextEquals("Token"u8))
                    token = ReadText(ref reader);
                else if (reader.TextEquals("Expiration"u8))
                    expiration = ReadText(ref reader);
                else
                    reader.Skip();
            }

            // Throws if something follows the object.
            if (isObject)
                reader.Read();
        }
        catch (JsonException)
        {
            // Without the exception, which can quote the response.
            throw AwsErrors.InvalidContainerResponse(address, "a body that is not JSON, or has members that are not strings");
        }

        if (!isObject)
            throw AwsErrors.InvalidContainerResponse(address, "JSON that is not an object");
        if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(secret))
            throw AwsErrors.InvalidContainerResponse(address, $"JSON without {(string.IsNullOrEmpty(id) ? "AccessKeyId" : "SecretAccessKey")}");
        if (!PrintableAscii.Contains(id) || !PrintableAscii.Contains(secret) || !PrintableAscii.Contains(token))
            throw AwsErrors.InvalidContainerResponse(address, "credentials that contain characters other than printable ASCII");
        return new AwsCredentials(id, secret, token, ParseTime(address, expiration));
    }

    private static string? ReadText(ref JsonReader reader)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.String => reader.GetText(),
            JsonTokenType.Null => null,
            _ => throw new JsonException(),
        };
    }

    private static DateTimeOffset? ParseTime(Uri address, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        return DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : throw AwsErrors.InvalidContainerResponse(address, "an Expiration that is not a time in ISO 8601");
    }
}
