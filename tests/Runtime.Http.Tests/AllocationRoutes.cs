namespace Lambda.Runtime.Http.Tests;

/// <summary>Routes that return how many bytes their thread has allocated since the request before, and allocate nothing themselves.</summary>
public static class AllocationRoutes
{
    [ThreadStatic]
    private static long s_before;

    [LambdaRoute("GET /allocated/{id}")]
    public static Allocated Get(int id) => Count(id);

    [LambdaRoute("POST /allocated/{id}")]
    public static Allocated Add(int id, int page, Color color, [FromHeader("x-count")] int? count, [FromCookie("b")] int cookie, ReadOnlyMemory<byte> body) =>
        Count(id + page + (int)color + (count ?? 0) + cookie + body.Length);

    private static Allocated Count(int id)
    {
        long now = GC.GetAllocatedBytesForCurrentThread();
        var counted = new Allocated(id, now - s_before);
        s_before = now;
        return counted;
    }
}

/// <summary>What a thread has allocated.</summary>
/// <param name="Id">The sum of the parameters.</param>
/// <param name="Bytes">The number of bytes.</param>
public readonly record struct Allocated(int Id, long Bytes);
