namespace Lambda.Runtime.Emulator.Extensions;

/// <summary>Reads the names of secrets and parameters in ARNs.</summary>
internal static class ResourceName
{
    // arn, the partition, the service, the region, the account, and the resource.
    private const int ArnParts = 6;

    private const int SuffixLength = 6;

    public static bool IsArn(string id) => id.StartsWith("arn:", StringComparison.Ordinal) && id.Split(':').Length >= ArnParts;

    // arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/db-a1b2c3: prod/db-a1b2c3
    // arn:aws:ssm:us-east-1:123456789012:parameter/prod/host: prod/host
    public static string AfterType(string arn)
    {
        string resource = arn.Split(':', ArnParts)[^1];
        int end = resource.IndexOfAny([':', '/']);
        return end < 0 ? resource : resource[(end + 1)..];
    }

    // arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/db-a1b2c3: prod/db
    public static string OfSecret(string arn)
    {
        string name = AfterType(arn);
        return name.Length > SuffixLength + 1 && name[^(SuffixLength + 1)] == '-' && name[^SuffixLength..].All(char.IsAsciiLetterOrDigit)
            ? name[..^(SuffixLength + 1)]
            : name;
    }
}
