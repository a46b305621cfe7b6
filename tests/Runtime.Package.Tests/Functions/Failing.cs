using System.Runtime.InteropServices;
using Lambda.Runtime;

// A function that fails after it has read a secret, in signed calls, and in its initialization.

public sealed record Failure(string Way, string Address);

public sealed record Login(string UserName, string Password);

public static class Functions
{
    private static readonly HttpClient Client = new(new AwsSigner("lambda")) { Timeout = TimeSpan.FromSeconds(1) };

    [LambdaHandler]
    public static async Task<string> Fail(Failure failure)
    {
        if (failure.Way == "call")
            return await Client.GetStringAsync(failure.Address);
        string secret = AwsConfiguration.GetSecret("db");
        switch (failure.Way)
        {
            case "json":
                return LambdaJson.Deserialize<Login>(secret)!.UserName;
            case "number":
                return $"{int.Parse(secret)}";
            case "message":
                throw new InvalidOperationException($"no connection with {secret}", new IOException(Environment.GetEnvironmentVariable("AWS_SESSION_TOKEN")));
            case "fail fast":
                Environment.FailFast("failed fast");
                break;
            case "thread":
                new Thread(static () => throw new FormatException("thrown on a thread")).Start();
                Thread.Sleep(Timeout.Infinite);
                break;
            case "stack overflow":
                return $"{Deeper(secret.Length)}";
            case "native fault":
                return $"{StringLength(100_000)}";
        }

        return failure.Way;
    }

    [DllImport("libc", EntryPoint = "strlen")]
    private static extern nint StringLength(nint text);

    private static int Deeper(int value) => value == int.MinValue ? 0 : Deeper(value + 1) + value;
}

[LambdaStartup]
internal static class Startup
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable("WARM_UP") is { } addresses)
            LambdaWarmUp.Connect(new HttpClient(LambdaWarmUp.Handler, disposeHandler: false), addresses.Split(' '));
        if (Environment.GetEnvironmentVariable("FAIL_INIT") is null)
            return;
        string[] names = ["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_CONTAINER_AUTHORIZATION_TOKEN"];
        throw new InvalidOperationException($"{string.Join(' ', names.Select(Environment.GetEnvironmentVariable))} {AwsConfiguration.GetSecret("db")}");
    }
}
