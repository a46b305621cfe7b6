namespace Lambda.Runtime.Emulator.Events;

/// <summary>The account and region of all events.</summary>
internal static class AwsAccount
{
    public const string Id = "123456789012";
    public const string Region = "us-east-1";

    // arn:aws:sqs:us-east-1:123456789012:queue
    public static string Arn(string service, string resource) => $"arn:aws:{service}:{Region}:{Id}:{resource}";
}
