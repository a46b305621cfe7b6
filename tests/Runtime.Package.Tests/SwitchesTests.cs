using System.Text.Json;

namespace Lambda.Runtime.Package.Tests;

/// <summary>The switches of the native build apply to <c>dotnet run</c>, and only to functions.</summary>
public sealed class SwitchesTests(PackedPackages packages)
{
    private const string Invariant = "System.Globalization.Invariant";
    private const string Reflection = "System.Text.Json.JsonSerializer.IsReflectionEnabledByDefault";

    /// <summary>Switches that the SDK sets for native code, and the package does not set for <c>dotnet run</c>.</summary>
    private static readonly string[] NativeAlone =
    [
        // Tools need them: counters and traces, Hot Reload, dotnet watch.
        "System.Diagnostics.Tracing.EventSource.IsSupported", "System.Reflection.Metadata.MetadataUpdater.IsSupported", "System.StartupHookProvider.IsSupported",

        // The default value is the same on Linux, for a program without a native host.
        "System.Net.Security.UseManagedNtlm", "System.Resources.UseSystemResourceKeys", "System.Threading.Thread.EnableAutoreleasePool",
        "System.Runtime.InteropServices.EnableConsumingManagedCodeFromNativeHosting", "System.Runtime.InteropServices.EnableCppCLIHostActivation",
    ];

    private static readonly string[] LocalAlone = ["Lambda.Runtime.LocalEmulator", "Lambda.Runtime.Timeout", "Lambda.Runtime.MemorySize", "Lambda.Runtime.Http"];

    [Fact]
    public async Task SwitchesOfDotnetRun_MatchNativeBuild()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction();
        (await user.Dotnet("restore")).Succeeded();
        Dictionary<string, string> run = await Switches(user);
        Assert.Equal("true", run[Invariant]);
        Assert.Equal("false", run[Reflection]);

        Dictionary<string, string> own = await Switches(user, "-p:InvariantGlobalization=false", "-p:JsonSerializerIsReflectionEnabledByDefault=true");
        Assert.Equal(("false", "true"), (own[Invariant], own[Reflection]));

        string[] others = ["-p:LambdaNativeSwitches=false", "-p:PublishAot=false", "-p:IsTestProject=true", "-p:IsTestingPlatformApplication=true", "-p:OutputType=Library"];
        foreach (string property in others)
        {
            Dictionary<string, string> plain = await Switches(user, property);
            Assert.True(!plain.ContainsKey(Invariant) && !plain.ContainsKey(Reflection), $"{property} has {string.Join(", ", plain.Keys)}");
        }

        (await user.Dotnet("restore", "-p:PublishAot=true")).Succeeded();
        Dictionary<string, string> ahead = await Switches(user, "-p:PublishAot=true"); // as of a file-based program too
        Assert.Equal(("true", "false", "false"), (ahead[Invariant], ahead[Reflection], ahead["System.GC.Concurrent"]));
        Dictionary<string, string> cultures = await Switches(user, "-p:PublishAot=true", "-p:InvariantGlobalization=false");
        Assert.Equal("false", cultures[Invariant]);

        Dictionary<string, string> native = await Switches(user, "-p:PublishAot=true", "-p:_IsPublishing=true", "-p:RuntimeIdentifier=linux-x64");
        Assert.Equal("false", native["Lambda.Runtime.IsJitSupported"]);
        native.Remove("Lambda.Runtime.IsJitSupported"); // false only where there is no just-in-time compiler
        // The path of the emulator, for a program that a debugger has started, and its settings: not in a native binary.
        Assert.EndsWith("/tools/net10.0/lambda.runtime.local.dll", run["Lambda.Runtime.LocalEmulator"], StringComparison.Ordinal);
        Assert.Equal(("10", "256", "function-url"), (run["Lambda.Runtime.Timeout"], run["Lambda.Runtime.MemorySize"], run["Lambda.Runtime.Http"]));
        Assert.All(LocalAlone, name => Assert.True(run.Remove(name) && !native.ContainsKey(name), $"{name} is not only in the build for this machine"));
        Assert.All(NativeAlone, name => Assert.True(native.Remove(name), $"the native build has no {name}"));
        Assert.Equal(native.OrderBy(static pair => pair.Key, StringComparer.Ordinal), run.OrderBy(static pair => pair.Key, StringComparer.Ordinal));
    }

    /// <summary>Returns the switches that a build writes to runtimeconfig.json and passes to the native compiler.</summary>
    private static async Task<Dictionary<string, string>> Switches(UserFolder user, params string[] properties)
    {
        DotnetCommand command = (await user.Dotnet(["msbuild", "-getItem:RuntimeHostConfigurationOption", .. properties])).Succeeded();
        using var items = JsonDocument.Parse(command.Output);
        return items.RootElement.GetProperty("Items").GetProperty("RuntimeHostConfigurationOption").EnumerateArray()
            .ToDictionary(static item => item.GetProperty("Identity").GetString()!, static item => item.GetProperty("Value").GetString()!.ToLowerInvariant());
    }
}
