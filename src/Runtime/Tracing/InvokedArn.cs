namespace Lambda.Runtime.Tracing;

/// <summary>The parts of <c>arn:aws:lambda:region:account:function:name</c>, optionally with an alias or version.</summary>
internal readonly struct InvokedArn(string account, string unqualified, bool isQualified)
{
    private const int NameIndex = 6;

    public static InvokedArn? Parse(string arn)
    {
        // One more than the maximum, to detect longer ones.
        Span<Range> parts = stackalloc Range[NameIndex + 3];
        int count = arn.AsSpan().Split(parts, ':');
        if (count is <= NameIndex or > NameIndex + 2 || arn[parts[0]] != "arn" || arn[parts[2]] != "lambda" || arn[parts[5]] != "function")
            return null;
        string account = arn[parts[4]];
        int end = parts[NameIndex].End.Value;
        return account.Length > 0 && end > parts[NameIndex].Start.Value ? new(account, arn[..end], end < arn.Length) : null;
    }

    public string Account => account;

    /// <summary>The ARN of the function with its version, independent of the alias by which it was invoked.</summary>
    /// <remarks>https://opentelemetry.io/docs/specs/semconv/registry/attributes/cloud/#cloud-resource-id</remarks>
    public string Resource(string version) => isQualified && version.Length > 0 ? $"{unqualified}:{version}" : unqualified;
}
