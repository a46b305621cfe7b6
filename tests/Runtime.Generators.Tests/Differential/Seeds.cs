using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Lambda.Runtime.Generators.Tests.Differential;

/// <summary>Where random values come from: always the same, unless LAMBDA_FSCHECK_SEED says another number.</summary>
internal static class Seeds
{
    private const ulong Usual = 20_260_314;

    public static ulong Seed { get; } =
        Environment.GetEnvironmentVariable("LAMBDA_FSCHECK_SEED") is { Length: > 0 } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : Usual;

    /// <param name="gen">What to make.</param>
    /// <param name="count">How many.</param>
    /// <param name="stream">Values of different streams have nothing to do with each other.</param>
    public static T[] Sample<T>(this Gen<T> gen, int count, int stream) =>
        [.. gen.Sample(count, new Rnd(Seed + ((ulong)stream * 1_000_003)), size: 12)];

    /// <summary>A number of the environment that makes a run longer or shorter.</summary>
    public static int Number(string variable, int usual) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
}
