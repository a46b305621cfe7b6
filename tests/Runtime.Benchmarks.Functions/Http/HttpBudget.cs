namespace Lambda.Runtime.Benchmarks.Functions.Http;

/// <summary>What routes may cost. The tests and <c>./build.sh bench http</c> take the limits from here.</summary>
internal static class HttpBudget
{
    /// <summary>The instructions of a route with one parameter and a JSON result, beyond those of a handler that gets the event as bytes and returns a constant.</summary>
    public const int Instructions = 15_000;

    /// <summary>The instructions with which a thousand routes are matched, of those with three.</summary>
    public const double ThousandRoutes = 2;

    /// <summary>The bytes that a request allocates besides the handler's objects.</summary>
    public const int Allocated = 0;

    /// <summary>The milliseconds to <c>/next</c>, beyond those of hello.</summary>
    public const double Start = 0.15;

    /// <summary>The instructions with which the function in <c>Peers/HttpRoutes</c> matches a request, by callgrind's profile of its router's <c>Match</c>.</summary>
    public const int InstructionsOfThreeRoutes = 170;
}
