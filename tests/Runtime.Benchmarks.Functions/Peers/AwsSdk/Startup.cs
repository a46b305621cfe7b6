using Lambda.Runtime;

/// <summary>Prepares the calls during initialization, as the environment variable WARM_UP says.</summary>
[LambdaStartup]
internal static class Startup
{
    public static async Task InitializeAsync()
    {
        switch (Environment.GetEnvironmentVariable("WARM_UP"))
        {
            case "connect":
                Functions.Connect();
                break;
            case "call":
                await Functions.Call();
                break;
        }
    }
}
