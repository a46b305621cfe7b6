using System.Runtime.InteropServices;
using Lambda.Runtime.Benchmarks.Functions;
using Lambda.Runtime.Benchmarks.Functions.Http;
using Lambda.Runtime.Package.Tests.Binaries;
using Lambda.Runtime.Package.Tests.Sizes;

namespace Lambda.Runtime.Package.Tests.Instructions;

/// <summary>The number of instructions of a request to a route.</summary>
public sealed class RouteInstructionTests(PackedPackages packages)
{
    /// <summary>The route is the thirteenth of a function that uses all that routes have.</summary>
    [Fact]
    public async Task RouteWithAParameter_StaysWithinItsBudget()
    {
        SkipWithoutCallgrind();
        long bytes = await CountAsync(Features.Bytes, "{");
        long route = await CountAsync(Features.MoreRoutes, """{"statusCode":200,"headers":{"content-type":"application/json"},"body":"{\"id\":\"a-1\",\"count\":42}"}""");
        TestContext.Current.TestOutputHelper?.WriteLine($"the route {route:N0} instructions, the handler of bytes {bytes:N0}");
        Assert.InRange(route - bytes, 1, HttpBudget.Instructions);
    }

    [Fact]
    [FullTier]
    public async Task ThousandRoutes_AreMatchedWithHardlyMoreThanThree()
    {
        SkipWithoutCallgrind();
        using PublishedFunction few = Create("ThreeRoutes", await File.ReadAllTextAsync(
            Repository.At("tests/Runtime.Benchmarks.Functions/Peers/HttpRoutes/Functions.cs"), TestContext.Current.CancellationToken));
        using PublishedFunction many = Create("ThousandRoutes", ThousandRoutes.Source);
        long three = await Callgrind.CountInvocationAsync(await few.Bootstrap, Repeated(HttpEvents.HttpApi));
        long thousand = await Callgrind.CountInvocationAsync(await many.Bootstrap, ThousandRoutes.Events);
        TestContext.Current.TestOutputHelper?.WriteLine($"three routes {three:N0} instructions, a thousand {thousand:N0}");
        Assert.InRange(thousand - three, 0, (HttpBudget.ThousandRoutes - 1) * HttpBudget.InstructionsOfThreeRoutes);
    }

    private static void SkipWithoutCallgrind()
    {
        Assert.SkipUnless(Callgrind.Program is not null, "no valgrind here, which counts instructions (apt-get install valgrind)");
        Assert.SkipUnless(RuntimeInformation.ProcessArchitecture == Architecture.X64, "measured on x86_64");
    }

    private PublishedFunction Create(string name, string source) => new(packages, name, source, "<ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>");

    private async Task<long> CountAsync(string feature, string response) => await Callgrind.CountInvocationAsync(
        await packages.Features.BootstrapOf(Features.WithName(feature)), Repeated(HttpEvents.HttpApi.WithResponse(response)));

    private static Event[] Repeated(Event request) => [.. Enumerable.Repeat(request, request.Invocations)];
}
