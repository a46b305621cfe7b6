using System.ComponentModel;

namespace Lambda.Runtime.Json;

/// <summary>A method that writes one value.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="writer">Where to.</param>
/// <param name="value">What.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void JsonWrite<in T>(JsonWriter writer, T value);

/// <summary>The emitted readers and writers of the types that calls of <see cref="LambdaJson"/> name.</summary>
/// <remarks>Filled when the assembly with the calls is loaded. A function without such calls has none of it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonContracts
{
    /// <summary>Gives a type its reader.</summary>
    public static void Add<T>(JsonRead<T> read) => Contract<T>.Read = read;

    /// <summary>Gives a type its writer.</summary>
    public static void Add<T>(JsonWrite<T> write) => Contract<T>.Write = write;

    internal static JsonRead<T> ReaderOf<T>() => Contract<T>.Read ?? throw Missing<T>("reader");

    internal static JsonWrite<T> WriterOf<T>() => Contract<T>.Write ?? throw Missing<T>("writer");

    private static InvalidOperationException Missing<T>(string what) => new(
        $"No {what} was emitted for {typeof(T)}, because no call of LambdaJson names it. Name the type at the call, as in "
        + "LambdaJson.Deserialize<Order>(json), in C# of a project that refers to the Lambda.Runtime package; or mark it with [LambdaJsonType].");

    private static class Contract<T>
    {
        public static JsonRead<T>? Read { get; set; }

        public static JsonWrite<T>? Write { get; set; }
    }
}
