using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Lambda.Runtime.Generators.Tests.Differential;

/// <summary>The source of random values, which are always the same unless LAMBDA_FSCHECK_SEED sets another seed.</summary>
internal static class Seeds
{
    private const ulong Usual = 20_260_314;

    public static ulong Seed { get; } =
        Environment.GetEnvironmentVariable("LAMBDA_FSCHECK_SEED") is { Length: > 0 } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : Usual;

    /// <param name="gen">The generator.</param>
    /// <param name="count">The number of values.</param>
    /// <param name="stream">Different streams have independent values.</param>
    public static T[] Sample<T>(this Gen<T> gen, int count, int stream) =>
        [.. gen.Sample(count, new Rnd(Seed + ((ulong)stream * 1_000_003)), size: 12)];

    /// <summary>Reads a number from the environment that sets the length of a run.</summary>
    public static int Number(string variable, int usual) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
}
