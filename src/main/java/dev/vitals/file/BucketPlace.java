package dev.vitals.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** In a bucket of the organization's own. What is put there and then not kept is under its hash all the same, and harmless. */
final class BucketPlace implements FilePlace {

    private static final String FOLDER = "evidence/";

    private final S3Client s3;
    private final String bucket;
    private final String kmsKey;

    /**
     * @param kmsKey empty for the bucket's own
     */
    BucketPlace(S3Client s3, String bucket, String kmsKey) {
        this.s3 = s3;
        this.bucket = bucket;
        this.kmsKey = kmsKey;
    }

    @Override
    public String word() {
        return "s3";
    }

    @Override
    public void put(String sha256, Path content) throws IOException {
        try {
            s3.putObject(request(sha256), RequestBody.fromFile(content));
        } catch (SdkException refused) {
            throw new IOException("The bucket %s did not take a file".formatted(bucket), refused);
        }
    }

    @Override
    public void copyTo(String sha256, OutputStream to) throws IOException, ChangedFileException {
        try (var from = s3.getObject(get -> get.bucket(bucket).key(FOLDER + sha256))) {
            from.transferTo(to);
        } catch (NoSuchKeyException gone) {
            throw new ChangedFileException(
                    "This file is no longer in the bucket %s. Somebody removed it there.".formatted(bucket));
        } catch (SdkException refused) {
            throw new IOException("The bucket %s did not give a file".formatted(bucket), refused);
        }
    }

    private PutObjectRequest request(String sha256) {
        var put = PutObjectRequest.builder().bucket(bucket).key(FOLDER + sha256);
        return kmsKey.isEmpty()
                ? put.build()
                : put.serverSideEncryption(ServerSideEncryption.AWS_KMS)
                        .ssekmsKeyId(kmsKey)
                        .build();
    }
}
