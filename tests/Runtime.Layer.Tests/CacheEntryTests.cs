using System.Security.Cryptography;
using Lambda.Runtime.Layer.Caching;

namespace Lambda.Runtime.Layer.Tests;

/// <summary>What is kept of a compilation, and how damage of it is seen.</summary>
public sealed class CacheEntryTests
{
    [Fact]
    public void Hash_IsThatOfDotNet_ForEveryLengthAroundABlock()
    {
        byte[] bytes = new byte[300];
        new Random(1).NextBytes(bytes);
        for (int length = 0; length <= bytes.Length; length++)
            Assert.Equal(SHA256.HashData(bytes.AsSpan(0, length)), Sha256.Hash(bytes.AsSpan(0, length)));
    }

    [Fact]
    public void Entry_IsReadAsItWasWritten()
    {
        CacheEntry read = Assert.IsType<CacheEntry>(CacheEntry.Read(new CacheEntry("Type", [1, 2, 3], []).ToBytes()));
        Assert.Equal("Type", read.HandlerType);
        Assert.Equal([1, 2, 3], read.Assembly);
        Assert.Empty(read.Symbols);
    }

    [Fact]
    public void EntryWithAnyOtherByte_OrCutShort_IsNone()
    {
        byte[] bytes = new CacheEntry("Type", [1, 2, 3], [4]).ToBytes();
        for (int i = 0; i < bytes.Length; i++)
        {
            byte[] damaged = [.. bytes];
            damaged[i] ^= 1;
            Assert.Null(CacheEntry.Read(damaged));
            Assert.Null(CacheEntry.Read(bytes[..i]));
        }
    }

    [Fact]
    public void VersionId_IsThatOfTheModule()
    {
        foreach (Type type in new[] { typeof(CacheEntryTests), typeof(object), typeof(LambdaHost) })
            Assert.Equal(type.Module.ModuleVersionId, ModuleFile.VersionId(type.Assembly.Location));
    }

    [Fact]
    public void FileThatIsNoAssembly_HasNoVersionId()
    {
        byte[] assembly = File.ReadAllBytes(typeof(LambdaHost).Assembly.Location);
        string path = Path.GetTempFileName();
        try
        {
            foreach (int length in new[] { 0, 1, 2, 64, 128, 256, 512 })
            {
                File.WriteAllBytes(path, assembly[..length]);
                Assert.Null(ModuleFile.VersionId(path));
            }

            File.WriteAllText(path, "no assembly");
            Assert.Null(ModuleFile.VersionId(path));
            Assert.Null(ModuleFile.VersionId(path + ".missing"));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
