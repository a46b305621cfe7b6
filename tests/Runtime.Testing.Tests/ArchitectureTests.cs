using Lambda.Runtime.Emulator;

namespace Lambda.Runtime.Testing.Tests;

/// <summary>The folders of the emulator and of the testing package depend downwards.</summary>
public sealed class ArchitectureTests
{
    private static readonly FolderDependencies Emulator = FolderDependencies.Read(typeof(ServicePorts).Assembly);

    private static readonly FolderDependencies Testing = FolderDependencies.Read(typeof(LambdaFunction).Assembly);

    [Fact]
    public void FoldersOfTheEmulator_DependDownwards() => Emulator.AssertDownwards(
        "Json", "Logging", "Access", "Events", "Extensions", "Filters", "Server", "Queues", "Streams", "Schedules",
        "Invocations", "Streaming", "Gateways", "Functions", "RuntimeApi", "EventSources", "Hosting", "Instances",
        "Service", "Service/Access", "Service/AwsApis", "Service/Configurations", "Service/Queues", "Service/Mappings", "Service/EventStream", "Service/Invoke",
        "Service/Gateways",
        FolderDependencies.Root);

    [Fact]
    public void Service_UsesFunctionsOnlyByTheirInterface() =>
        Emulator.AssertUsesOnly(
            "Service", "Access", "Events", "EventSources", "Filters", "Functions", "Gateways", "Invocations", "Json", "Queues", "Server", "Streaming", "Streams");

    [Fact]
    public void Filters_UseOnlyJson() => Emulator.AssertUsesOnly("Filters", "Json");

    [Fact]
    public void FoldersOfTheTestingPackage_DependDownwards() => Testing.AssertDownwards("Events", "Http", FolderDependencies.Root);

    [Fact]
    public void Emulator_HasNoPublicTypes() => Assert.Empty(typeof(ServicePorts).Assembly.GetExportedTypes());
}
