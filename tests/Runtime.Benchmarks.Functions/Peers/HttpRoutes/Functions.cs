using Lambda.Runtime;

public sealed record Order(int Id, string Article, int Count);

/// <param name="Bytes">The bytes that have been allocated since the request before.</param>
public readonly record struct Allocated(int Id, long Bytes);

/// <summary>Three routes whose methods allocate nothing.</summary>
public static class Functions
{
    private static readonly Order s_order = new(42, "a-1", 3);
    private static long s_before;

    [LambdaRoute("GET /orders/{id}")]
    public static Order Get(int id) => s_order;

    [LambdaRoute("POST /orders/{id}")]
    public static Order Add(int id) => s_order;

    [LambdaRoute("POST /memory/{id}")]
    public static Allocated Count(int id)
    {
        long now = GC.GetAllocatedBytesForCurrentThread();
        var counted = new Allocated(id, now - s_before);
        s_before = now;
        return counted;
    }
}
