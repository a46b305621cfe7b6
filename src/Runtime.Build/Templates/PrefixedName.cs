namespace Lambda.Runtime.Build.Templates;

/// <summary>
/// Writes the name of a resource after the prefix that a deployment chooses, so that one account has several stages. Without a prefix, it is the name in the attribute.
/// </summary>
internal static class PrefixedName
{
    /// <summary>The part of a text for <c>!Sub</c> of AWS SAM that is the prefix.</summary>
    public const string Sam = "${Prefix}";

    /// <summary>The part of a string of Terraform that is the prefix.</summary>
    public const string Terraform = "${var.prefix}";

    /// <summary>The part of a word of bash that is the prefix.</summary>
    public const string Bash = "${prefix}";

    /// <summary>The length of a prefix for the name of a load balancer.</summary>
    public const int MaxLengthForLoadBalancer = 8;

    /// <summary>The regular expression of prefixes. Names of buckets have no capital letters, and those of load balancers are short and begin with a letter or a digit.</summary>
    public static string PatternOf(IReadOnlyList<DeployedHandler> handlers)
    {
        string letters = HasBucket(handlers) ? "a-z0-9" : "A-Za-z0-9";
        return HasLoadBalancer(handlers) ? $"([{letters}][{letters}-]{{0,{MaxLengthForLoadBalancer - 1}}})?" : $"[{letters}-]*";
    }

    /// <summary>Describes that expression.</summary>
    public static string DescribePattern(IReadOnlyList<DeployedHandler> handlers) => (HasBucket(handlers), HasLoadBalancer(handlers)) switch
    {
        (false, false) => "letters, digits and hyphens",
        (true, false) => "lowercase letters, digits and hyphens, because it begins the name of a bucket",
        (var hasBucket, true) => $"{(hasBucket ? "lowercase " : "")}letters, digits and hyphens, at most {MaxLengthForLoadBalancer}, "
            + $"because it begins the name of {(hasBucket ? "a bucket and " : "")}a load balancer",
    };

    private static bool HasBucket(IReadOnlyList<DeployedHandler> handlers) => handlers.Any(static handler => handler.Source?.Service is S3Source);

    private static bool HasLoadBalancer(IReadOnlyList<DeployedHandler> handlers) =>
        handlers.Any(static handler => handler.Http is { } http && HttpService.Find(http.Target) is LoadBalancer);

    /// <summary>Writes a value of AWS SAM.</summary>
    public static string ToYaml(string name) => $"!Sub \"{Sam}{name}\"";

    /// <summary>Writes a string of Terraform.</summary>
    public static string ToTerraform(string name) => $"\"{Terraform}{name}\"";

    /// <summary>Writes a word of bash.</summary>
    public static string ToBash(string name) => $"\"{Bash}{name}\"";
}
