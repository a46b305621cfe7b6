namespace Lambda.Runtime.Tests;

/// <summary>How many inputs a test takes from a large set: all, or a part under mutation testing, which runs the tests once per mutant.</summary>
internal static class Sample
{
#if MUTATION
    private const int Part = 100;
#else
    private const int Part = 1;
#endif

    /// <summary>The number of random inputs.</summary>
    public static int Count(int all) => all / Part;

    /// <summary>The distance between inputs of an ordered set. A prime, so that steps within other steps meet different positions.</summary>
    public static int Step => Part == 1 ? 1 : 37;
}
