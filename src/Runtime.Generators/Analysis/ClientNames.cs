using System.Text.RegularExpressions;

namespace Lambda.Runtime.Generators.Analysis;

/// <summary>Names fields for clients.</summary>
internal static class ClientNames
{
    private const string Suffix = "Client";

    /// <summary><c>S3</c> for <c>AmazonS3Client</c>, <c>DynamoDb</c> for <c>AmazonDynamoDBClient</c>, <c>Client</c> for <c>HttpClient</c>.</summary>
    public static string FieldName(string type)
    {
        string service = Regex.Match(type, $"^Amazon(?<service>[A-Z].*?){Suffix}$").Groups["service"].Value;
        // An abbreviation becomes a word: the end of capitals, or capitals before the first letter of the next word.
        return service.Length == 0 ? Suffix : Regex.Replace(service, "(?<=[A-Z])[A-Z]+(?![a-z])", static letters => letters.Value.ToLowerInvariant());
    }
}
