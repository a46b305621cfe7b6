namespace Lambda.Runtime.Build.Libraries;

/// <summary>A part of the binary.</summary>
/// <param name="Assembly">The assembly it was compiled from; <see langword="null"/> for data that the compiler creates for all assemblies.</param>
/// <param name="Name">The namespace, or the name of the data.</param>
/// <param name="Size">Bytes of code and data.</param>
internal sealed record BinaryPart(string? Assembly, string Name, int Size);
